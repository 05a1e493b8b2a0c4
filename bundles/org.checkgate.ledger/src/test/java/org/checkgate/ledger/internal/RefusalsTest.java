package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.OpenLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ledgers that must not be opened are left as they are, with a sentence that says why. */
class RefusalsTest {
    @TempDir
    Path folder;

    private String refused() {
        return assertThrows(LedgerException.class, () -> TestLedger.open(folder).close()).getMessage();
    }

    private Path file() {
        return folder.resolve("ledger/checkgate.mv.db");
    }

    @Test
    void aSecondProcess() throws Exception {
        String file = folder.resolve("ledger/checkgate").toString();
        try (OpenLedger ledger = TestLedger.open(folder); ChildProcess second = ChildProcess.start(List.of(), OpeningChild.class, file)) {
            String said = String.join("\n", second.rest());
            assertTrue(said.contains("in use by another"), said);
            Deliveries.drive(ledger, "S1");
        }
        try (ChildProcess later = ChildProcess.start(List.of(), OpeningChild.class, file)) {
            assertEquals(List.of("open 0"), later.rest());
        }
    }

    @Test
    void tablesOfANewerCheckgate() throws Exception {
        int known = Migrations.NAMES.size();
        int later = known + 1;
        try (OpenLedger ledger = TestLedger.open(folder)) {
            ((H2Ledger) ledger).transactions().acknowledge(sql -> sql.change("INSERT INTO \"flyway_schema_history\" SELECT " + later + ", '" + later
                    + "', 'later', \"type\", 'V" + later + "__later.sql', 4711, \"installed_by\", \"installed_on\", 1, TRUE FROM \"flyway_schema_history\" "
                    + "WHERE \"version\" = '1'"));
        }
        String said = refused();
        assertTrue(said.contains("newer Checkgate (its tables are of version " + later + ", this one knows " + known + ")"), said);
        assertEquals(said, refused(), "it can be tried again in the same process");
    }

    @Test
    void aDamagedFile() throws Exception {
        try (OpenLedger ledger = TestLedger.open(folder)) {
            Deliveries.roll(ledger, "S1", "A001", "print", 100);
        }
        byte[] noise = new byte[(int) Files.size(file())];
        new Random(7).nextBytes(noise);
        Files.write(file(), noise);
        assertTrue(refused().contains("damaged and was left as it is. Stop Checkgate and say 'checkgate ledger restore'"), this::refused);
        assertArrayEquals(noise, Files.readAllBytes(file()), "it is left as it is");
    }

    @Test
    void aFolderThatIsAFile() throws Exception {
        Files.writeString(folder.resolve("ledger"), "in the way");
        assertTrue(refused().contains("cannot be opened"));
    }
}
