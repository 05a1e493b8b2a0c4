/**
 * A seeded simulation of staging, cloud and archive: the real ledger, stager, backbone and looks in a world of fakes whose every fault, and every crash,
 * follows from one number. {@link org.checkgate.transfer.internal.sim.Simulation} runs it; a failure names its seed, and the
 * same seed gives the same run.
 *
 * <p>Begin with {@code World}: it starts the appliance, kills it and starts it again. {@code Happenings} lets drives arrive, things break
 * and people act; {@code Promises} holds every green light against what the set sealed; all three look at one {@code Site}. {@code Dice} is the one source of chance, {@code Weather} says how rough
 * one world is, and {@code Fate} decides at each operation whether it is the last. {@code Station} is the pipeline's part, with its timers.
 *
 * <p>Around the ledger: {@code WatchedLedger} remembers as {@code Facts} what was acknowledged; {@code FakePowerPath} shows the
 * database a {@code FakePowerDisk}, whose {@code FakePowerFile} knows what was forced and what a power loss leaves of the rest;
 * {@code EmptyLedger} spares each world the making of the tables.
 *
 * <p>Around the stager: {@code SimDrive}, {@code SimFile} and {@code FakeSimFolder} are what is plugged in; {@code FakeSimStore},
 * {@code FakeSimStoreDisk} and {@code SimObjects} what staging keeps; {@code SeededWorkers} and {@code FakeSimClock} put threads
 * and time into the dice's hands.
 *
 * <p>Around the backbone: {@code SimClouds} is its link, and knows what was really there when a copy was noted; each bucket is a
 * {@code FakeSimBucket}, which remembers all that ever lay under a key. {@code FakeSimStaged} is staging as the backbone reads it. Only some worlds
 * have a cloud.
 *
 * <p>{@code Plant} builds a fault of the product in, so that the simulation can be seen to find it. To add a kind of fault: a
 * probability in {@code Weather}, a {@code fate.strikes} where it happens, a row in {@code docs/reliability.md}.
 */
package org.checkgate.transfer.internal.sim;
