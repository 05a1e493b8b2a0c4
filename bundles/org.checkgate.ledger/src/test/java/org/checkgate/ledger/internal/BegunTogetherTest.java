package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Part;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files whose uploads are noted in one step, and counted with their proof. */
class BegunTogetherTest {
    private static final String STAGING = Deliveries.endpoint(Tier.STAGING).address();

    @TempDir
    Path folder;
    private OpenLedger ledger;

    @BeforeEach
    void open() {
        ledger = TestLedger.open(folder);
        Deliveries.configureAll(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private List<Upload> pieces(Roll roll) {
        return ledger.rolls().files(roll.id()).stream().map(file -> piece(roll, file, file.size())).toList();
    }

    private static Upload piece(Roll roll, RollFile file, long partSize) {
        return new Upload(0, file.id(), Tier.STAGING, STAGING, roll.stagingKey(file.path()), "", partSize, file.size());
    }

    private static Copy proven(Upload upload) {
        return new Copy(upload.fileId(), Tier.STAGING, STAGING, upload.key(), Strength.READ_BACK, Deliveries.AT);
    }

    @Test
    void whatIsProvenHasArrivedWithoutANoteForEach() {
        Roll roll = Deliveries.roll(ledger, "S1", "A001", "f", 3);
        List<Upload> begun = ledger.uploads().beginPieces(pieces(roll));
        assertEquals(begun, ledger.uploads().allOpen(Tier.STAGING));
        assertEquals(0, ledger.rolls().totals(roll.id()).bytesStaged());
        ledger.copies().record(begun.subList(0, 2).stream().map(BegunTogetherTest::proven).toList(), List.of(), List.of(begun.get(0).id(), begun.get(1).id()));
        assertEquals(1000 + 1001, ledger.rolls().totals(roll.id()).bytesStaged());
        assertEquals(List.of(begun.get(2)), ledger.uploads().allOpen(Tier.STAGING));
        ledger.uploads().close(begun.get(2).id());
        assertEquals(1000 + 1001, ledger.rolls().totals(roll.id()).bytesStaged(), "one that was given up has not arrived");
        assertEquals(0, ledger.rolls().totals(roll.id()).bytesSentTwice());
    }

    @Test
    void afterARestartWhatWasUnderWayCountsAsSentTwice() {
        Roll roll = Deliveries.roll(ledger, "S1", "A001", "f", 2);
        List<Upload> begun = ledger.uploads().beginPieces(pieces(roll));
        ledger.close();
        ledger = TestLedger.open(folder);
        assertEquals(begun, ledger.uploads().allOpen(Tier.STAGING));
        assertEquals(List.of(), ledger.uploads().parts(begun.get(0).id()), "nobody acknowledged it");
        ledger.uploads().sending(begun.get(0).id(), 1, 1000);
        assertEquals(1000, ledger.rolls().totals(roll.id()).bytesSentTwice());
        ledger.uploads().sent(begun.get(0).id(), new Part(1, 1000, "e", "c", "0"));
        assertEquals(1000, ledger.rolls().totals(roll.id()).bytesStaged());
        ledger.copies().record(List.of(proven(begun.get(0))), List.of(), List.of(begun.get(0).id()));
        assertEquals(1000, ledger.rolls().totals(roll.id()).bytesStaged(), "what was noted part by part is not counted again");
        assertEquals(List.of(begun.get(1)), ledger.uploads().allOpen(Tier.STAGING));
    }

    /** From then on the object is being written anew, and vouches for nobody. */
    @Test
    void noOtherDeliveryRestsOnAnObjectThatIsBegun() {
        FakeStation station = new FakeStation(ledger);
        Map<String, Integer> sealed = Map.of("a", 1, "b", 2);
        Roll first = station.deliver(Set.of("g"), sealed);
        station.run();
        Roll second = station.deliver(Set.of("g"), sealed, Map.of("b", 2));
        station.run();
        RollFile borrowed = file(second, "a");
        assertTrue(station.proven(borrowed));
        ledger.uploads().beginPieces(List.of(piece(first, file(first, "a"), 5000)));
        assertFalse(station.proven(borrowed));
        assertTrue(ledger.rolls().findings(second.id()).stream().anyMatch(finding -> finding.code().equals("STAGING_DAMAGED")));
    }

    private RollFile file(Roll roll, String path) {
        return ledger.rolls().files(roll.id()).stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
    }

    @Test
    void whatIsProvenInTheCloudHasArrivedThere() {
        Roll roll = Deliveries.roll(ledger, "S1", "A001", "f", 2);
        String cloud = Deliveries.endpoint(Tier.CLOUD).address();
        List<Upload> begun = ledger.uploads().beginPieces(ledger.rolls().files(roll.id()).stream()
                .map(file -> new Upload(0, file.id(), Tier.CLOUD, cloud, "cloud/" + file.path(), "", file.size(), file.size())).toList());
        ledger.copies().record(List.of(new Copy(begun.get(0).fileId(), Tier.CLOUD, cloud, begun.get(0).key(), Strength.HASHED, Deliveries.AT)),
                List.of(), List.of(begun.get(0).id()));
        assertEquals(1000, ledger.rolls().totals(roll.id()).bytesSynced());
        assertEquals(0, ledger.rolls().totals(roll.id()).bytesStaged());
        assertEquals(List.of(begun.get(1)), ledger.uploads().allOpen(Tier.CLOUD));
    }

    @Test
    void onlyWholeObjectsAreBegunTogetherAndEachOnce() {
        Roll roll = Deliveries.roll(ledger, "S1", "A001", "f", 2);
        RollFile file = ledger.rolls().files(roll.id()).get(0);
        assertThrows(IllegalArgumentException.class, () -> ledger.uploads().beginPieces(List.of(piece(roll, file, 999))));
        assertThrows(IllegalArgumentException.class, () -> ledger.uploads().beginPieces(List.of(
                new Upload(0, file.id(), Tier.CLOUD, "c", "k", "in-parts", 1000, 1000))));
        ledger.uploads().beginPieces(List.of(piece(roll, file, 1000)));
        assertThrows(IllegalStateException.class, () -> ledger.uploads().beginPieces(pieces(roll)));
        assertEquals(1, ledger.uploads().allOpen(Tier.STAGING).size(), "all or none");
    }
}
