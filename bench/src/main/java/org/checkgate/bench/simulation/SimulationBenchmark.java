package org.checkgate.bench.simulation;

import java.util.Locale;
import org.checkgate.bench.Benchmark;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Report;
import org.checkgate.transfer.internal.sim.Simulation;

/**
 * Lives through ingest centres in which everything fails: no light may be green without its proof and no acknowledged fact may be
 * gone, in any of them, and each must come to an end.
 *
 * @param worlds how many
 * @param seed   of the first; the others follow it, and the same seed gives the same world
 * @param limit  processor seconds that one may take
 */
public record SimulationBenchmark(long worlds, long seed, double limit) implements Benchmark {

    public static SimulationBenchmark standard() {
        return new SimulationBenchmark(100_000, 1, 10);
    }

    @Override
    public String name() {
        return "simulation";
    }

    @Override
    public void run(Report report) throws InterruptedException {
        report.say(String.format(Locale.ROOT, "%d worlds from seed %d on, %d threads, %.0f processor seconds for each at most.",
                worlds, seed, Runtime.getRuntime().availableProcessors(), limit));
        long start = System.nanoTime();
        Simulation.Outcome outcome = Simulation.run(seed, worlds);
        double seconds = (System.nanoTime() - start) / 1e9;
        report.figure(Figure.within(limit, "simulation.world", "longest_cpu_s", outcome.longest()));
        report.say(String.format(Locale.ROOT, "%d worlds were lived through in %.1f s.", outcome.lived(), seconds));
        outcome.broken().ifPresent(failure -> report.missed(failure.told()));
    }
}
