package org.checkgate.publish.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.store.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that was lost, or is older than what it wrote, meets its own documents in the cloud. */
class LostLedgerTest {
    @TempDir
    Path temp;
    private Path card;
    private final Map<String, byte[]> cloud = new TreeMap<>();

    @BeforeEach
    void published() throws IOException {
        card = Cards.asc(temp.resolve("card"), "A001", 1);
        try (Centre before = new Centre(Files.createDirectories(temp.resolve("before")))) {
            before.publisher().publish(before.proven(card, "S1").id());
            cloud.putAll(before.documents.at(Place.CLOUD));
        }
    }

    private Centre after() throws IOException {
        Centre centre = new Centre(Files.createDirectories(temp.resolve("after")));
        // So that nothing is the same by chance.
        for (int minutes = 0; minutes < 5000; minutes++) {
            centre.clock.instant();
        }
        centre.documents.at(Place.CLOUD).putAll(cloud);
        return centre;
    }

    private void untouched(Centre centre) {
        cloud.forEach((key, bytes) -> assertArrayEquals(bytes, centre.documents.at(Place.CLOUD).get(key), key));
    }

    @Test
    void theSameGenerationIsFoundAndTheManifestGoesOn() throws IOException {
        try (Centre centre = after()) {
            Roll roll = centre.proven(card, "S1");
            centre.publisher().publish(roll.id());
            untouched(centre);
            assertEquals(List.of(centre.manifestKey(roll, 1), centre.manifestKey(roll, 2)), centre.manifestsInCloud());
            assertEquals(cloud.size() + 1, centre.documents.at(Place.CLOUD).size(), "no second generation");
            assertTrue(centre.manifest(roll, 2).path("documents").size() >= 2);
            centre.publisher().publish(roll.id());
            assertEquals(2, centre.manifestsInCloud().size());
        }
    }

    @Test
    void theGenerationOfAnotherMachineOrReleaseIsFoundAsWell() throws IOException {
        try (Centre centre = after()) {
            Roll roll = centre.proven(card, "S1");
            centre.publisher("0.2.0", "another").publish(roll.id());
            untouched(centre);
            assertEquals(List.of(centre.manifestKey(roll, 1), centre.manifestKey(roll, 2)), centre.manifestsInCloud());
            assertEquals(cloud.size() + 1, centre.documents.at(Place.CLOUD).size(), "no second generation");
        }
    }

    @Test
    void anotherDeliverysManifestIsPassedOver() throws IOException {
        try (Centre centre = after()) {
            Roll first = centre.delivered(card, "S1");
            centre.finish(Step.STAGE);
            Roll second = centre.proven(card, "S2");
            centre.publisher().publish(second.id());
            untouched(centre);
            assertEquals(2, centre.manifest(second, 2).path("delivery").asInt());
            assertEquals(1, first.delivery());
        }
    }

    @Test
    void whatIsNotOursIsNeverTakenForIt() throws IOException {
        cloud.replaceAll((key, bytes) -> key.endsWith("ascmhl_chain.xml") && !key.contains(".checkgate") ? (new String(bytes) + " ").getBytes() : bytes);
        try (Centre centre = after()) {
            Roll roll = centre.proven(card, "S1");
            StepFailure refused = assertThrows(StepFailure.class, () -> centre.publisher().publish(roll.id()));
            assertEquals(StepFailure.Behaviour.NEEDS_PERSON, refused.behaviour());
            untouched(centre);
        }
    }
}
