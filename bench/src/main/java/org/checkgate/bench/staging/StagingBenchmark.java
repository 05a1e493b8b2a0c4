package org.checkgate.bench.staging;

import java.io.IOException;
import java.util.Optional;
import org.checkgate.bench.Benchmark;
import org.checkgate.bench.Goal;
import org.checkgate.bench.Report;
import org.checkgate.bench.Scratch;

/** Staging: from plug-in to the light faster than the native tools, each byte read once, whatever the number of files. */
public final class StagingBenchmark implements Benchmark {

    @Override
    public String name() {
        return "staging";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        try (Workshop workshop = Workshop.open(Scratch.ON_DISK)) {
            report.say(workshop.described());
            new Copying("2GiB", 4, 512L << 20, 1, 3, Goal.atMost("0.4"), Optional.of(Goal.atMost("0.3")),
                    "--s3-upload-cutoff", "5G", "--s3-disable-checksum").run(workshop, report);
            new Copying("3000x64KiB", 3_000, 64 << 10, 3, 5, Goal.atMost("0.7"), Optional.empty(),
                    "--s3-disable-checksum", "--no-traverse").run(workshop, report);
            new PerFile(3_000, 30_000, 1 << 10).run(workshop, report);
            new LargeFile(8L << 30).run(workshop, report);
        }
    }
}
