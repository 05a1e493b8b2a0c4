/**
 * A seeded simulation of staging: the real ledger and the real stager in a world of fakes whose every fault, and every crash,
 * follows from one number. {@link org.checkgate.transfer.internal.sim.Simulation} runs it; a failure names its seed, and the
 * same seed gives the same run.
 */
package org.checkgate.transfer.internal.sim;
