package org.checkgate.bench.backbone;

import java.io.IOException;
import java.time.Duration;
import org.checkgate.bench.Benchmark;
import org.checkgate.bench.Report;
import org.checkgate.bench.Scratch;

/** The backbone: from staging to the cloud faster than the native tools, closely below a cap, and little again after a kill. */
public final class BackboneBenchmark implements Benchmark {
    private static final Duration STRETCH = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "backbone";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        try (Site site = Site.open(Scratch.ON_DISK)) {
            report.say(site.described());
            new Carrying("2GiB", 4, 512L << 20, 2, 1, 3).run(site, report);
            new Carrying("3000x64KiB", 3_000, 64 << 10, 12, 1, 5).run(site, report);
            new Throttle(1, 30, STRETCH).run(site, report);
            new Throttle(10, 30, STRETCH).run(site, report);
            new Throttle(50, 30, STRETCH).run(site, report);
            new BadLine(20, 100, Duration.ofMillis(100), Duration.ofSeconds(30)).run(site, report);
            new Killed(3, 160L << 20).run(site, report);
            new Board(60, 1_000_000).run(site.scratch().folder().resolve("board"), report);
        }
    }
}
