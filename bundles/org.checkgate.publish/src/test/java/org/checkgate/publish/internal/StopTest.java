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
import org.checkgate.ledger.StepFailure;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.VerifyListener;
import org.checkgate.publish.internal.FakeStores.Stop;
import org.checkgate.store.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever publishing stops, the next run finishes it as if nothing had happened. */
class StopTest {
    private static final String READY = "org.checkgate.roll.ready";
    /** Generation, chain, proxy, poster, manifest. */
    private static final int PUTS = 5;

    @TempDir
    Path temp;

    @Test
    void aStopBesideAnyPutIsMadeGood() throws IOException {
        for (Stop how : Stop.values()) {
            for (int puts = 0; puts < PUTS; puts++) {
                Path own = Files.createDirectories(temp.resolve(how + "-" + puts));
                try (Centre centre = new Centre(own)) {
                    stopped(centre, own, puts, how);
                }
            }
        }
    }

    private static void stopped(Centre centre, Path own, int puts, Stop how) throws IOException {
        Roll roll = centre.proven(Cards.asc(own.resolve("card"), "A001", 1), "S1");
        centre.rendered(roll);
        centre.documents.stopAt(puts, how);
        StepFailure stop = assertThrows(StepFailure.class, () -> centre.publisher().publish(roll.id()));
        assertEquals(StepFailure.Behaviour.RETRY, stop.behaviour());
        assertEquals(List.of(), centre.events(), "no event before the manifest is known to lie there");
        Map<String, byte[]> before = new TreeMap<>(centre.documents.at(Place.CLOUD));

        centre.publisher().publish(roll.id());
        assertEquals(List.of(centre.manifestKey(roll, 1)), centre.manifestsInCloud());
        assertEquals(List.of(READY), centre.events());
        assertEquals(PUTS, centre.documents.written.size(), "each object was written once");
        assertEquals(centre.manifestKey(roll, 1), centre.documents.written.get(PUTS - 1));
        before.forEach((key, bytes) -> assertArrayEquals(bytes, centre.documents.at(Place.CLOUD).get(key), key));
        assertEquals(4, centre.manifest(roll, 1).path("documents").size());
        assertTrue(HashLists.verify(centre.downloaded(roll, own.resolve("download")), VerifyListener.NONE).accept());
    }

    @Test
    void thereAreNoMorePutsThanTheseToStopAt() throws IOException {
        try (Centre centre = new Centre(temp)) {
            Roll roll = centre.proven(Cards.asc(temp.resolve("card"), "A001", 1), "S1");
            centre.rendered(roll);
            centre.documents.stopAt(PUTS, Stop.BEFORE);
            centre.publisher().publish(roll.id());
            assertTrue(centre.documents.stopIsAhead());
        }
    }

    @Test
    void proxiesThatComeBetweenAStopAndTheNextRunGetAManifestOfTheirOwn() throws IOException {
        try (Centre centre = new Centre(temp)) {
            Roll roll = centre.proven(Cards.asc(temp.resolve("card"), "A001", 1), "S1");
            centre.documents.stopAt(2, Stop.AFTER);
            assertThrows(StepFailure.class, () -> centre.publisher().publish(roll.id()));
            assertEquals(List.of(centre.manifestKey(roll, 1)), centre.manifestsInCloud());
            centre.rendered(roll);
            centre.publisher().publish(roll.id());
            assertEquals(List.of(centre.manifestKey(roll, 1), centre.manifestKey(roll, 2)), centre.manifestsInCloud());
            assertEquals(List.of(READY, "org.checkgate.roll.updated"), centre.events());
            assertEquals(centre.manifestKey(roll, 1), centre.manifest(roll, 2).path("previousManifest").asText());
        }
    }
}
