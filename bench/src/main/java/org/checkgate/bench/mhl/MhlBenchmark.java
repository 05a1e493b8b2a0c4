package org.checkgate.bench.mhl;

import java.io.IOException;
import org.checkgate.bench.Benchmark;
import org.checkgate.bench.Report;

/** Hash lists: as fast as the drive, linear in the number of files, and not to be broken by a list. */
public final class MhlBenchmark implements Benchmark {

    @Override
    public String name() {
        return "mhl";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        Throughput.standard().run(report);
        Histories.standard().run(report);
        Fuzz.standard().run(report);
    }
}
