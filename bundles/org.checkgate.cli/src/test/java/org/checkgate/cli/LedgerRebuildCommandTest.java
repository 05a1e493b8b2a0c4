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
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that begins a new ledger, beside a real one. */
class LedgerRebuildCommandTest {
    private static final byte[] NOISE = new byte[20_000];
    private final Shell shell = new Shell();

    @TempDir
    Path home;

    private Path ledger() {
        return home.resolve("data/ledger/checkgate");
    }

    private int rebuild() {
        return shell.run("ledger", "rebuild", "--json", "--home", home.toString());
    }

    private void assertWaits() {
        try (OpenLedger open = Ledgers.open(ledger(), Policy.DEFAULT, Clock.systemUTC())) {
            assertTrue(open.rebuild().pending());
        }
    }

    @Test
    void aDamagedLedgerWithoutBackupsIsPutAside() throws Exception {
        Files.createDirectories(ledger().getParent());
        Files.write(home.resolve("data/ledger/checkgate.mv.db"), NOISE);
        assertEquals(0, rebuild(), shell::err);
        JsonNode answer = new ObjectMapper().readTree(shell.out());
        assertArrayEquals(NOISE, Files.readAllBytes(Path.of(answer.path("aside").asText())));
        assertWaits();
    }

    @Test
    void oneThatIsGoneIsBegunAnew() throws Exception {
        assertEquals(0, rebuild(), shell::err);
        assertTrue(new ObjectMapper().readTree(shell.out()).path("aside").isNull());
        assertWaits();
    }

    @Test
    void aGoodBackupAndASoundLedgerAreNotPassedOver() throws Exception {
        try (OpenLedger open = Ledgers.open(ledger(), Policy.DEFAULT, Clock.systemUTC(), home.resolve("data/backup"))) {
            open.activity().add(OptionalLong.empty(), OptionalLong.empty(), "test", "Something happened.");
        }
        assertEquals(1, rebuild());
        assertTrue(shell.err().contains("is not damaged"), shell::err);
        Files.write(home.resolve("data/ledger/checkgate.mv.db"), NOISE);
        assertEquals(1, rebuild());
        assertTrue(shell.err().contains("checkgate ledger restore"), shell::err);
        assertFalse(Files.exists(home.resolve("data/ledger/checkgate-damaged-1.mv.db")));
    }
}
