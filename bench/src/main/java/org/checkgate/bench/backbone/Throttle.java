package org.checkgate.bench.backbone;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Goal;
import org.checkgate.bench.Report;

/**
 * How closely a cap is kept, where the bytes leave: the slowest and the fastest ten seconds of a carrying, wherever they begin.
 *
 * @param megabytes the cap, MB a second
 * @param seconds   that the carrying takes with it; more than the stretch
 * @param stretch   that is looked at
 */
record Throttle(int megabytes, int seconds, Duration stretch) {
    private static final int FILES = 4;

    void run(Site site, Report report) throws IOException, InterruptedException {
        long cap = megabytes * 1_000_000L;
        Site.Staged staged = site.stage("cap-" + megabytes, FILES, cap * seconds / FILES);
        String bucket = site.cloud().bucket();
        try (RunningBackbone ours = new RunningBackbone(staged); Line line = new Line(site.cloud().address(), Duration.ZERO)) {
            ours.warmUp(site.cloud());
            ours.bring(site.cloud(), staged.to(line.address(), site.cloud(), bucket, cap, false));
            Tally.Extremes seen = line.leaving().extremes(stretch, staged.card().bytes());
            figure("slowest", seen.slowest(), Goal.atLeast("0.98"), report);
            figure("fastest", seen.fastest(), Goal.atMost("1.02"), report);
            report.say(String.format(Locale.ROOT, "cap of %d MB/s: %d files in %.1f s.", megabytes, FILES, ours.told("lit") - ours.told("ready")));
        }
        site.cloud().remove(bucket);
        site.discard(staged);
    }

    private void figure(String which, double bytesPerSecond, Goal goal, Report report) {
        report.figure(new Figure("backbone.cap-" + megabytes, which + "_" + stretch.toSeconds() + "s_MBps", bytesPerSecond / 1e6, "cap",
                OptionalDouble.of(megabytes), goal));
    }
}
