package org.checkgate.bench.backbone;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.checkgate.bench.Defaults;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Report;
import org.checkgate.bench.staging.Appliance;
import org.checkgate.transfer.internal.cloud.CloudConfig;

/**
 * What {@code kill -9} costs when half has arrived: bytes that leave again, counted on the line.
 *
 * @param files of the card; an odd number, so that some are under way when half has arrived
 * @param each  bytes of each
 */
record Killed(int files, long each) {
    /** Senders of each file that is under way: each of them fills one of the buffers that the configuration speaks of. */
    private static final int SENDERS = 3;

    void run(Site site, Report report) throws IOException, InterruptedException {
        Site.Staged staged = site.stage("killed", files, each);
        String bucket = site.cloud().bucket();
        try (Line line = new Line(site.cloud().address(), Duration.ZERO)) {
            Appliance.JAVA.runUntil("half", BackboneRun.class, staged.to(line.address(), site.cloud(), bucket, 0, true).arguments());
            Map<String, Double> after = Appliance.JAVA.run(BackboneRun.class, staged.to(line.address(), site.cloud(), bucket, 0, false).arguments());
            CloudConfig shipped = Defaults.of(CloudConfig.class);
            int senders = shipped.filesAtOnce() * SENDERS;
            long part = (long) shipped.partSizeMiB() << 20;
            // The heads of the requests are in it.
            double again = line.leaving().total() - staged.card().bytes();
            report.figure(Figure.within(senders * part, "backbone.killed", "sent_again_bytes", again));
            report.say(String.format(Locale.ROOT, "killed when half of %d bytes had arrived: %.0f bytes left again on the line, the ledger says %.0f; %d senders of %d bytes.",
                    staged.card().bytes(), again, after.get("twice"), senders, part));
        }
        site.cloud().remove(bucket);
        site.discard(staged);
    }
}
