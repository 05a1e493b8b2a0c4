package org.checkgate.bench.staging;

import java.io.IOException;
import org.checkgate.bench.Benchmark;
import org.checkgate.bench.Goal;
import org.checkgate.bench.Report;

/** Staging: from plug-in to the light faster than the native tools, each byte read once, whatever the number of files. */
public final class StagingBenchmark implements Benchmark {

    @Override
    public String name() {
        return "staging";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        try (Workshop workshop = Workshop.open()) {
            new Copying("staging.2GiB", 4, 512L << 20, Goal.atMost("0.4"), Goal.atMost("0.3")).run(workshop, 3, report);
            new Copying("staging.3000x64KiB", 3_000, 64 << 10, Goal.atMost("0.7"), Goal.atMost("0.7")).run(workshop, 3, report);
        }
    }
}
