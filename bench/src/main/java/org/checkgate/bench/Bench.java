package org.checkgate.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.checkgate.bench.backbone.BackboneBenchmark;
import org.checkgate.bench.inspect.InspectBenchmark;
import org.checkgate.bench.mhl.MhlBenchmark;
import org.checkgate.bench.simulation.SimulationBenchmark;
import org.checkgate.bench.staging.LongStagingBenchmark;
import org.checkgate.bench.staging.StagingBenchmark;

/**
 * The benchmarks' command line: {@code Bench [NAME...]}, all of them without a name.
 *
 * <p>Ends with 0 when all goals are reached, 1 when one is missed, 2 for a name that nobody knows, 3 when a program to
 * compare with is not installed (whatever else was missed), 5 when something could not be measured at all.
 */
public final class Bench {
    static final int UNKNOWN_NAME = 2;
    static final int FAULT = 5;

    private final List<Benchmark> known;
    private final PrintStream out;
    private final PrintStream err;

    Bench(List<Benchmark> known, PrintStream out, PrintStream err) {
        this.known = known;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) throws InterruptedException {
        System.exit(new Bench(List.of(new MhlBenchmark(), new StagingBenchmark(), new LongStagingBenchmark(), new BackboneBenchmark(),
                InspectBenchmark.standard(), SimulationBenchmark.standard()), System.out, System.err).run(List.of(args)));
    }

    /** Runs the benchmarks of these names, in this order, each once. */
    int run(List<String> names) throws InterruptedException {
        List<Benchmark> chosen = new ArrayList<>(names.isEmpty() ? known : List.of());
        for (String name : new LinkedHashSet<>(names)) {
            Optional<Benchmark> found = known.stream().filter(one -> one.name().equals(name)).findFirst();
            if (found.isEmpty()) {
                err.println("There is no benchmark '" + name + "'. Known: "
                        + known.stream().map(Benchmark::name).collect(Collectors.joining(", ")) + ".");
                return UNKNOWN_NAME;
            }
            chosen.add(found.get());
        }
        Report report = new Report(out, err);
        for (Benchmark benchmark : chosen) {
            try {
                benchmark.run(report);
            } catch (IOException e) {
                err.println("bench: " + benchmark.name() + " could not be measured to its end: " + e);
                return FAULT;
            } catch (RuntimeException e) {
                err.println("bench: " + benchmark.name() + " has a fault of its own.");
                e.printStackTrace(err);
                return FAULT;
            }
        }
        return report.exitCode();
    }
}
