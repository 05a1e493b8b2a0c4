package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Deed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that nobody will finish are removed from a bucket, and no other. */
class OrphansTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final String ROLL = "show/20260102/main/A001/";

    @TempDir
    Path folder;

    private static Set<String> keys(S3Bucket bucket) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String folder : List.of("", "show/", HonestyProbe.FOLDER, Aside.FOLDER)) {
            bucket.unfinished(folder).forEach(upload -> keys.add(upload.key()));
        }
        return keys;
    }

    @Test
    void onlyOldOnesOfOursThatTheLedgerDoesNotHaveOpen() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, 11 << 20));
        try (Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true); FakeFaultyLine line = new FakeFaultyLine(SharedServer.address());
             S3Bucket bucket = Clouds.over(line, SharedServer.bucket(), Duration.ofSeconds(60), Calm.real())) {
            bucket.ensure(true);
            clouds.use(bucket, true, true);
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            line.fate = request -> request.completes() ? Deed.REFUSE : Deed.PASS;
            assertThrows(StepFailure.class, () -> clouds.backbone.sync(roll));
            bucket.create(ROLL + "lost.mov", "");
            bucket.create(HonestyProbe.FOLDER + "left", "");
            bucket.create(Aside.FOLDER + "left", "");
            bucket.create("show/20260102/main/B002/of another site.mov", "");
            bucket.create("show/20260102/main/A0012/clip.mov", "");
            bucket.create("elsewhere/clip.mov", "");
            Orphans orphans = new Orphans(centre.ledger, bucket);
            Set<String> all = keys(bucket);
            assertEquals(7, all.size(), all.toString());

            assertEquals(0, orphans.reap(WEEK, Instant.now()), "none is old enough");
            assertEquals(all, keys(bucket));
            assertEquals(3, orphans.reap(WEEK, Instant.now().plus(Duration.ofDays(8))));
            all.removeAll(Set.of(ROLL + "lost.mov", HonestyProbe.FOLDER + "left", Aside.FOLDER + "left"));
            assertEquals(all, keys(bucket));

            line.fate = request -> Deed.PASS;
            clouds.backbone.sync(roll);
            assertEquals(0, centre.ledger.rolls().totals(roll).bytesSentTwice(), "what was open went on");
            assertEquals(0, centre.ledger.uploads().allOpen(Tier.CLOUD).size());
        }
    }
}
