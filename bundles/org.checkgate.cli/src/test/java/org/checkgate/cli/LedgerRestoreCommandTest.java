package org.checkgate.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.HomeLock;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that brings a ledger back, beside a real ledger. */
class LedgerRestoreCommandTest {
    private final Shell shell = new Shell();

    @TempDir
    Path home;

    private Path ledger() {
        return home.resolve("elsewhere/ledger");
    }

    private void backedUp() throws Exception {
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(home.resolve("etc/org.checkgate.ledger.cfg"), "file = elsewhere/ledger\nbackupFolder = elsewhere/backups\n");
        try (OpenLedger open = Ledgers.open(ledger(), Policy.DEFAULT, Clock.systemUTC(), home.resolve("elsewhere/backups"))) {
            open.activity().add(OptionalLong.empty(), OptionalLong.empty(), "test", "Something happened.");
        }
    }

    private int restore() {
        return shell.run("ledger", "restore", "--json", "--home", home.toString());
    }

    @Test
    void aDamagedLedgerIsPutAsideAndComesBack() throws Exception {
        backedUp();
        byte[] noise = new byte[20_000];
        noise[5] = 3;
        Files.write(home.resolve("elsewhere/ledger.mv.db"), noise);
        assertEquals(0, restore(), shell::err);
        JsonNode answer = new ObjectMapper().readTree(shell.out());
        assertTrue(Files.isRegularFile(Path.of(answer.path("backup").asText())), answer::toString);
        assertArrayEquals(noise, Files.readAllBytes(Path.of(answer.path("aside").asText())));
        assertEquals(0, answer.path("damagedBackups").size());
        try (OpenLedger open = Ledgers.open(ledger(), Policy.DEFAULT, Clock.systemUTC())) {
            assertEquals("test", open.activity().after(0, 1).get(0).kind());
        }
    }

    @Test
    void aSoundLedgerIsLeftAlone() throws Exception {
        backedUp();
        assertEquals(1, restore());
        assertTrue(shell.err().contains("is not damaged") && shell.out().isEmpty(), shell::err);
    }

    @Test
    void nothingIsRestoredWhereAnApplianceRuns() throws Exception {
        backedUp();
        try (HomeLock lock = HomeLock.take(new Home(home))) {
            assertEquals(3, restore(), shell::err);
        }
    }

    @Test
    void aHomeWithoutBackupsIsNotAnswered() {
        assertEquals(1, restore());
        assertTrue(shell.err().contains("no good backup"), shell::err);
        assertFalse(Files.exists(home.resolve("data")));
    }
}
