package org.checkgate.bench.backbone;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Goal;
import org.checkgate.bench.Report;

/**
 * How much of a cap is used on a line that is long and is cut again and again.
 *
 * @param megabytes the cap, MB a second
 * @param seconds   that the carrying takes with it on a good line
 * @param delay     there and back
 * @param cut       every connection is reset so often
 */
record BadLine(int megabytes, int seconds, Duration delay, Duration cut) {
    private static final int FILES = 4;
    /** Bytes of the requests that only ask, after the last part has left. */
    private static final int LAST_HEADS = 16 * 1024;

    void run(Site site, Report report) throws IOException, InterruptedException {
        long cap = megabytes * 1_000_000L;
        Site.Staged staged = site.stage("bad-line", FILES, cap * seconds / FILES);
        String bucket = site.cloud().bucket();
        ScheduledExecutorService cutter = Executors.newSingleThreadScheduledExecutor();
        try (RunningBackbone ours = new RunningBackbone(staged); Line line = new Line(site.cloud().address(), delay.dividedBy(2))) {
            cutter.scheduleAtFixedRate(line::cut, cut.toMillis(), cut.toMillis(), TimeUnit.MILLISECONDS);
            ours.warmUp(site.cloud());
            ours.bring(site.cloud(), staged.to(line.address(), site.cloud(), bucket, cap, false));
            double wall = ours.told("lit") - ours.told("ready");
            report.figure(new Figure("backbone.cap-" + megabytes + ".bad-line", "used_MBps", line.leaving().speed(line.leaving().total() - LAST_HEADS) / 1e6, "cap",
                    OptionalDouble.of(megabytes), Goal.atLeast("0.97")));
            report.say(String.format(Locale.ROOT, "%d ms there and back, a reset every %d s: %.1f s in all, %.2f MB/s of use; %d bytes left for %d; the step was tried again %.0f times.",
                    delay.toMillis(), cut.toSeconds(), wall, staged.card().bytes() / wall / 1e6, line.leaving().total(), staged.card().bytes(), ours.told("failures")));
        } finally {
            cutter.shutdownNow();
        }
        site.cloud().remove(bucket);
        site.discard(staged);
    }
}
