package org.checkgate.publish.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.StepFailure;
import org.checkgate.store.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a manifest is written, and which. */
class ManifestsTest {
    private static final String READY = "org.checkgate.roll.ready";
    private static final String UPDATED = "org.checkgate.roll.updated";

    @TempDir
    Path temp;
    private Centre centre;
    private Path card;
    private Roll roll;

    @BeforeEach
    void proven() throws IOException {
        centre = new Centre(temp);
        card = Cards.asc(temp.resolve("card"), "A001", 1);
        roll = centre.proven(card, "S1");
    }

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void theManifestIsTheLastPut() {
        centre.rendered(roll);
        centre.publisher().publish(roll.id());
        assertEquals(centre.manifestKey(roll, 1), centre.documents.written.get(centre.documents.written.size() - 1));
        assertEquals(5, centre.documents.written.size());
    }

    @Test
    void nothingNewWritesNothing() {
        centre.publisher().publish(roll.id());
        List<String> written = new ArrayList<>(centre.documents.written);
        centre.publisher().publish(roll.id());
        assertEquals(written, centre.documents.written);
        assertEquals(List.of(READY), centre.events());
    }

    @Test
    void laterProxiesGetTheNextManifest() throws IOException {
        centre.publisher().publish(roll.id());
        assertEquals(0, centre.manifest(roll, 1).path("proxies").size());
        centre.rendered(roll);
        centre.publisher().publish(roll.id());
        assertEquals(1, centre.manifest(roll, 2).path("proxies").size());
        assertEquals(centre.manifestKey(roll, 1), centre.manifest(roll, 2).path("previousManifest").asText());
        assertEquals("CLIPS/A001C001.xml", centre.manifest(roll, 2).path("sidecars").path(0).asText());
        assertEquals("moving picture", new String(centre.documents.at(Place.CLOUD).get(roll.prefix() + "/.checkgate/proxies/A001C001.mp4"),
                StandardCharsets.UTF_8));
        assertEquals(List.of(READY, UPDATED), centre.events());
    }

    @Test
    void otherBytesUnderTheManifestsKeyNeedAPerson() {
        byte[] foreign = "{\"content\": \"\"}".getBytes(StandardCharsets.UTF_8);
        centre.documents.at(Place.CLOUD).put(centre.manifestKey(roll, 1), foreign);
        needsPerson();
        assertEquals(foreign, centre.documents.at(Place.CLOUD).get(centre.manifestKey(roll, 1)));
    }

    @Test
    void aManifestThatWasTamperedWithNeedsAPerson() throws IOException {
        centre.publisher().publish(roll.id());
        String ours = new String(centre.documents.at(Place.CLOUD).get(centre.manifestKey(roll, 1)), StandardCharsets.UTF_8);
        centre.rendered(roll);
        centre.documents.at(Place.CLOUD).put(centre.manifestKey(roll, 2), ours.replace("\"number\" : 1", "\"number\" : 2")
                .replace("notes.txt", "other.txt").getBytes(StandardCharsets.UTF_8));
        StepFailure refusal = assertThrows(StepFailure.class, () -> centre.publisher().publish(roll.id()));
        assertEquals(StepFailure.Behaviour.NEEDS_PERSON, refusal.behaviour());
        assertEquals(List.of(READY), centre.events());
    }

    @Test
    void otherBytesUnderTheChainsKeyNeedAPerson() {
        centre.documents.at(Place.CLOUD).put(roll.prefix() + "/ascmhl/ascmhl_chain.xml", new byte[] {1});
        needsPerson();
        assertTrue(centre.manifestsInCloud().isEmpty());
    }

    private void needsPerson() {
        StepFailure refusal = assertThrows(StepFailure.class, () -> centre.publisher().publish(roll.id()));
        assertEquals(StepFailure.Behaviour.NEEDS_PERSON, refusal.behaviour());
        assertEquals(List.of(), centre.events());
    }

    @Test
    void aRedeliveryAddsNoGenerationAndCountsOn() throws IOException {
        centre.publisher().publish(roll.id());
        Roll again = centre.proven(card, "S2");
        assertEquals(2, again.delivery());
        int before = centre.documents.written.size();
        centre.publisher().publish(again.id());
        assertEquals(List.of(centre.manifestKey(roll, 2)), centre.documents.written.subList(before, centre.documents.written.size()));
        assertEquals(2, centre.manifest(again, 2).path("number").asInt());
        assertEquals(2, centre.manifest(again, 2).path("delivery").asInt());
        assertTrue(centre.manifest(again, 2).path("previousManifest").isNull(), "the one before it is another delivery's");
        assertEquals(centre.manifest(roll, 1).path("documents"), centre.manifest(again, 2).path("documents"),
                "the generation and the chain stand for both");
        assertEquals(List.of(READY, UPDATED), centre.events());
    }
}
