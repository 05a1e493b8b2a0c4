package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.DueScrub;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.junit.jupiter.api.Test;

/** A document of our own is changed or gone. */
class DocumentScrubTest extends Scrubbed {
    @Test
    void aDocumentOfOursIsMendedFromTheArchiveOrNotAtAll() throws IOException {
        everywhere();
        Roll of = centre.ledger.rolls().find(roll).orElseThrow();
        String key = PREFIX + ".checkgate/manifest-1.json";
        Path file = Files.write(folder.resolve("manifest"), SOUND);
        long crc64 = Crc64Nvme.of(SOUND, 0, SOUND.length);
        ExecutorService senders = Executors.newCachedThreadPool();
        new DocumentCarrier(clouds.connection(Tier.CLOUD), senders).carry(key, file, crc64, "application/json");
        centre.ledger.publications().stored(new Document(of.id(), Tier.CLOUD, key, SOUND.length, Crc64Nvme.hex(crc64)));
        change(Tier.CLOUD, key, OTHER);
        assertTrue(look(Tier.CLOUD));
        assertFound("CLOUD_TAMPERED", Tier.CLOUD);
        assertEquals(key, findings("CLOUD_TAMPERED").get(0).path());
        List<StepFailure> failures = work();
        assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failures.get(0).behaviour());
        assertTrue(findings("CLOUD_TAMPERED").get(0).sentence().contains("No other proven copy"));
        assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE));

        change(Tier.CLOUD, key, SOUND);
        centre.ledger.work().rearm(roll, Step.SYNC);
        assertEquals(List.of(), work());
        assertLit();
        backbone.archive(roll);
        clouds.bucket(Tier.CLOUD).remove(key);
        assertTrue(look(Tier.CLOUD));
        assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE));
        assertMended("CLOUD_TAMPERED", "the archive");
        assertArrayEquals(SOUND, there(Tier.CLOUD, key));
        senders.shutdownNow();
    }

    @Test
    void aDocumentThatIsWrongWhileItsStationBeginsIsNotSaidToBeRight() throws IOException {
        everywhere();
        String key = PREFIX + ".checkgate/manifest-1.json";
        centre.ledger.publications().stored(new Document(roll, Tier.CLOUD, key, 9, "0000000000000001"));
        DueScrub begun = centre.ledger.scrubs().begin(centre.ledger.scrubs().due(Tier.CLOUD, Optional.of(Duration.ZERO)).get(0));
        centre.ledger.scrubs().reached(begun, centre.ledger.rolls().files(roll).stream().mapToLong(RollFile::id).max().orElseThrow());
        AtomicReference<Work> station = new AtomicReference<>();
        LiveScrub meanwhile = new LiveScrub(centre.ledger, () -> centre.staging, tier -> {
            centre.ledger.work().rearm(roll, Step.SYNC);
            station.set(centre.ledger.work().claim(Step.SYNC).orElseThrow());
            return clouds.connection(tier);
        }, centre.lanes, tier -> ALWAYS, Duration.ofMinutes(1), Clock.systemUTC());
        assertTrue(meanwhile.next(Tier.CLOUD));
        assertTrue(centre.ledger.activity().after(0, 1000).stream().noneMatch(entry -> entry.kind().equals("scrub.looked")), "it is not over");
        centre.ledger.work().done(station.get());
        assertTrue(look(Tier.CLOUD));
        assertFound("CLOUD_TAMPERED", Tier.CLOUD);
        assertTrue(look(Tier.CLOUD), "what is known already ends the look");
        assertEquals(List.of("A001: 3 files in the cloud looked at, 1 changed or gone; the findings say which."), centre.ledger.activity().after(0, 1000).stream()
                .filter(entry -> entry.kind().equals("scrub.looked")).map(ActivityEntry::sentence).distinct().toList());
    }
}
