package org.checkgate.transfer.internal.sim;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Runs worlds, one a seed: each an ingest centre with the real ledger, stager and backbone, on disks, a store, buckets, drives and a clock
 * that fail as the seed says. It looks for a light that is green without its proof, and for an acknowledged fact that is gone.
 */
public final class Simulation {
    private final long end;
    private final Plant plant;
    private long next;
    private long lived;
    private double longest;
    private Optional<Failure> broken = Optional.empty();

    private Simulation(long first, long count, Plant plant) {
        this.next = first;
        this.end = first + count;
        this.plant = plant;
    }

    /** A world in which a promise was broken. @param told what happened, with the seed and the last steps */
    public record Failure(long seed, String told, BrokenPromise promise) {
    }

    /**
     * @param lived   worlds that were lived through without a broken promise
     * @param longest processor seconds that one of them took at most
     * @param broken  the first that was found, after which no other world was begun
     */
    public record Outcome(long lived, double longest, Optional<Failure> broken) {
    }

    /** Runs so many seeds from the first one on, on all processors. */
    public static Outcome run(long first, long count) throws InterruptedException {
        return run(first, count, new Plant());
    }

    static Outcome run(long first, long count, Plant plant) throws InterruptedException {
        Simulation simulation = new Simulation(first, count, plant);
        Thread[] threads = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(number -> new Thread(simulation::work, "simulation-" + number)).toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Outcome(simulation.lived, simulation.longest, simulation.broken);
    }

    private void work() {
        for (long seed = seed(); seed < end; seed = seed()) {
            long start = processorNanos();
            Optional<Failure> failure = one(seed, plant);
            ended(failure, (processorNanos() - start) / 1e9);
        }
    }

    /** A world lives in one thread; what else the machine does is none of its business. */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private synchronized long seed() {
        return broken.isPresent() ? end : next++;
    }

    private synchronized void ended(Optional<Failure> failure, double seconds) {
        longest = Math.max(longest, seconds);
        lived += failure.isPresent() ? 0 : 1;
        broken = broken.isPresent() ? broken : failure;
    }

    /** One world. The same seed gives the same one. */
    static Optional<Failure> one(long seed, Plant plant) {
        World world = new World(seed, plant);
        try {
            world.live();
            return Optional.empty();
        } catch (BrokenPromise e) {
            return Optional.of(failure(seed, world, e));
        } catch (RuntimeException | Error e) {
            return Optional.of(failure(seed, world, new BrokenPromise("The simulation itself fails: " + e, e)));
        }
    }

    private static Failure failure(long seed, World world, BrokenPromise e) {
        return new Failure(seed, "Seed " + seed + ": " + e.getMessage() + "\nThe last steps were:\n  " + world.fate().lastSteps(), e);
    }

    /** Tells two runs of a seed from each other. */
    static long digest(long seed) {
        World world = new World(seed, new Plant());
        world.live();
        return world.fate().digest();
    }
}
