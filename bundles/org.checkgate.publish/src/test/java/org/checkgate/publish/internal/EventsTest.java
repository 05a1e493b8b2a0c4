package org.checkgate.publish.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events that say where a roll stands, each once. */
class EventsTest {
    @TempDir
    Path temp;
    private Centre centre;
    private Roll roll;

    @BeforeEach
    void delivered() throws IOException {
        centre = new Centre(temp);
        roll = centre.delivered(Cards.asc(temp.resolve("card"), "A001", 1), "S1");
    }

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void onlyAFindingThatHoldsQuarantines() throws IOException {
        centre.publisher().quarantine(roll.id());
        centre.ledger.rolls().find(roll.id(), new Finding("NOTE", Severity.INFO, "", "Worth knowing.", "Nothing."));
        centre.publisher().quarantine(roll.id());
        assertEquals(List.of(), centre.events());

        centre.ledger.rolls().find(roll.id(), new Finding("HASH_MISMATCH", Severity.BLOCK, "CLIPS/A001C001.mov", "It differs.", "Ask."));
        centre.publisher().quarantine(roll.id());
        centre.publisher().quarantine(roll.id());
        assertEquals(List.of("org.checkgate.roll.quarantined"), centre.events());
        JsonNode findings = data().path("findings");
        assertEquals(1, findings.size());
        assertEquals("HASH_MISMATCH", findings.path(0).path("code").asText());
        assertEquals("CLIPS/A001C001.mov", findings.path(0).path("path").asText());
        assertEquals("It differs.", findings.path(0).path("sentence").asText());
    }

    @Test
    void archivedIsSaidOnce() throws IOException {
        centre.publisher().archived(roll.id());
        centre.publisher().archived(roll.id());
        assertEquals(List.of("org.checkgate.roll.archived"), centre.events());
        assertEquals("A001", data().path("roll").asText());
        assertEquals("Night Train", data().path("title").asText());
        assertEquals(1, data().path("delivery").asInt());
    }

    @Test
    void whatWasTamperedWithIsSaidOnceForEachTime() throws IOException {
        RollFile file = centre.ledger.rolls().files(roll.id()).get(0);
        for (int time = 1; time <= 2; time++) {
            Copy copy = new Copy(file.id(), Tier.CLOUD, "cloud", "key", Strength.HASHED, Instant.EPOCH.plusSeconds(time));
            centre.ledger.copies().record(List.of(copy));
            assertTrue(centre.ledger.scrubs().wrong(copy, new Finding("CLOUD_TAMPERED", Severity.BLOCK, file.path(), "It is gone.", "Wait.")));
            centre.publisher().tampered();
            centre.publisher().tampered();
            assertEquals(Collections.nCopies(time, "org.checkgate.roll.tampered"), centre.events());
        }
        assertEquals("cloud", data().path("tier").asText());
        assertEquals("key", data().path("key").asText());
        assertEquals(file.path(), data().path("path").asText());
        assertEquals("It is gone.", data().path("sentence").asText());
    }

    private JsonNode data() throws IOException {
        return new ObjectMapper().readTree(centre.ledger.outbox().after(0, 10).get(0).data());
    }
}
