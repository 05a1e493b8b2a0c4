package org.checkgate.bench.staging;

import java.io.IOException;
import org.checkgate.bench.Benchmark;
import org.checkgate.bench.Report;
import org.checkgate.bench.Scratch;

/** Staging at sizes that take longer than somebody waits for an answer. */
public final class LongStagingBenchmark implements Benchmark {

    @Override
    public String name() {
        return "staging-long";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        try (Workshop workshop = Workshop.open(Scratch.ON_DISK)) {
            report.say(workshop.described());
            new PerFile(3_000, 300_000, 1 << 10).run(workshop, report);
            new LargeFile(128L << 30).run(workshop, report);
        }
    }
}
