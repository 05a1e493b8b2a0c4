package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.FileRead;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Load;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counters that lights rest on. */
class CountsTest {
    private static final String STAGING = Deliveries.endpoint(Tier.STAGING).address();

    @TempDir
    Path folder;
    private H2Ledger ledger;
    private Roll roll;

    @BeforeEach
    void aRollThatIsSafeButForOneFile() {
        open();
        roll = Deliveries.roll(ledger, "S1", "A001", "print", 3);
        ledger.copies().record(Deliveries.copies(ledger, roll, Tier.STAGING, STAGING, Strength.READ_BACK).subList(1, 3));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void open() {
        ledger = (H2Ledger) TestLedger.open(folder);
        Deliveries.configureAll(ledger);
    }

    private void behindTheirBack(String change) {
        ledger.transactions().acknowledge(sql -> sql.change(change));
    }

    private boolean green() {
        return ledger.rolls().lights(roll.id()).get(Light.SAFE_TO_UNPLUG).on();
    }

    @Test
    void aCounterThatIsWrongIsToldAndDoesNotOutliveAStart() {
        assertEquals(Optional.empty(), ledger.miscounted());
        behindTheirBack("UPDATE roll_counts SET files = files + 1 WHERE tier = 'STAGING'");
        assertTrue(green(), "it rests on the counter");
        String why = ledger.miscounted().orElseThrow();
        assertEquals("1 counter of the ledger did not say how many files there are. Of roll " + roll.id() + " STAGING " + STAGING
                + " READ_BACK: 3 files, 2003 bytes instead of 2 files, 2003 bytes.", why);
        ledger.close();
        open();
        assertEquals(Optional.empty(), ledger.miscounted());
        assertFalse(green());
    }

    @Test
    void oneThatIsGoneOrTooMuchIsSetRightAsWell() {
        behindTheirBack("DELETE FROM roll_counts WHERE tier = ''");
        behindTheirBack("INSERT INTO roll_counts VALUES (" + roll.id() + ", 'CLOUD', 'http://cloud', 'HASHED', 3, 3003)");
        assertTrue(ledger.miscounted().isPresent());
        ledger.close();
        open();
        assertEquals(Optional.empty(), ledger.miscounted());
        assertEquals(3, ledger.rolls().standing(roll.id()).files());
        assertEquals(0, ledger.rolls().standing(roll.id()).cloud().proven());
    }

    @Test
    void nothingIsLetGoByCountersAlone() {
        for (Tier tier : List.of(Tier.CLOUD, Tier.ARCHIVE)) {
            ledger.copies().record(Deliveries.copies(ledger, roll, tier, Deliveries.endpoint(tier).address(), Strength.HASHED));
        }
        Copy lost = Deliveries.copies(ledger, roll, Tier.STAGING, STAGING, Strength.READ_BACK).get(0);
        ledger.copies().record(List.of(lost));
        ledger.rolls().signOff(Deliveries.DAY, "Kim");
        for (Step step : Step.values()) {
            ledger.work().claim(step).ifPresent(ledger.work()::done);
        }
        behindTheirBack("DELETE FROM copies WHERE tier = 'ARCHIVE' AND file_id = " + lost.fileId());
        assertTrue(ledger.rolls().lights(roll.id()).get(Light.SAFE_TO_CLEAR).on());
        assertFalse(ledger.clearing().clearable().isEmpty());
        assertTrue(ledger.clearing().clear(roll.id()).isEmpty());
        ledger.copies().record(List.of(new Copy(lost.fileId(), Tier.ARCHIVE, Deliveries.endpoint(Tier.ARCHIVE).address(), lost.key(), Strength.HASHED, Deliveries.AT)));
        ledger.close();
        open();
        assertTrue(ledger.clearing().clear(roll.id()).isPresent());
    }

    @Test
    void aLoadIsWhatTheFilesAre() {
        List<RollFile> files = ledger.rolls().files(roll.id());
        assertEquals(new Load(3, 3003, 1, 1000), ledger.copies().load(roll.id(), Tier.STAGING));
        assertEquals(new Load(3, 3003, 3, 3003), ledger.copies().load(roll.id(), Tier.CLOUD));
        // It is longer than it was listed, and so is its copy.
        ledger.copies().record(List.of(), List.of(new FileRead(files.get(1).id(), 5001, Map.of("xxh64", "0123456789abcdef"), "ab")), List.of());
        assertEquals(new Load(3, 7003, 1, 1000), ledger.copies().load(roll.id(), Tier.STAGING));
        ledger.copies().lost(files.get(1).id(), Tier.STAGING, STAGING);
        assertEquals(new Load(3, 7003, 2, 6001), ledger.copies().load(roll.id(), Tier.STAGING));
        assertEquals(new Load(0, 0, 0, 0), ledger.copies().load(roll.id() + 1, Tier.STAGING));
    }

    @Test
    void oneCopyThatIsRecordedTwiceInOneStepIsOne() {
        Copy weak = Deliveries.copies(ledger, roll, Tier.STAGING, STAGING, Strength.HASHED).get(0);
        Copy strong = Deliveries.copies(ledger, roll, Tier.STAGING, STAGING, Strength.READ_BACK).get(0);
        ledger.copies().record(List.of(strong, weak, strong));
        assertEquals(Optional.empty(), ledger.miscounted());
        assertTrue(green());
        ledger.copies().record(List.of(strong, weak));
        assertEquals(Optional.empty(), ledger.miscounted());
        assertFalse(green());
    }

    @Test
    void aStartReadsTwoIndexesAlone() {
        for (String query : List.of(Counts.EVERY_FILE, Counts.EVERY_COPY)) {
            String plan = ledger.transactions().read(sql -> sql.first("EXPLAIN " + query, row -> row.getString(1)).orElseThrow());
            assertTrue(plan.contains("group sorted") && (plan.contains("FILES_MISSING") || plan.contains("COPIES_STANDING")), plan);
        }
    }

    /** No plan may begin with all files or all copies, however few they were when it was made. */
    @Test
    void aChangeLooksAtTheFilesThatItTouchesAlone() {
        for (String query : List.of(Counts.SOME_FILES, Counts.SOME_COPIES)) {
            String plan = ledger.transactions().read(sql -> sql.first("EXPLAIN " + query, row -> row.getString(1), (Object) new Long[] {1L}).orElseThrow());
            assertTrue(plan.indexOf("UNNEST") < plan.indexOf("PRIMARY_KEY") && !plan.contains("tableScan"), plan);
            assertEquals(query.equals(Counts.SOME_COPIES), plan.contains("FILE_ID = F.ID"), plan);
        }
    }
}
