package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Once it has run for a while, the database writes over what no commit needs any more. What was acknowledged then is found again as
 * well: there are releases of the database that go back to older commits after a kill from that moment on.
 */
class ReusedSpaceTest {
    private static final int STEPS = 30;
    /** In bytes. */
    private static final long BLOCK = 4096;

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        Path file = folder.resolve("ledger/checkgate");
        // The space is free after no time, instead of the database's own 45 seconds.
        LedgerFile soon = new LedgerFile(file + ";RETENTION_TIME=0", Optional.of(file.getParent()), false);
        Set<String> acknowledged = new HashSet<>();
        try (OpenLedger ledger = new H2Ledger(soon, Policy.DEFAULT, Clock.systemUTC(), 2)) {
            long roll = Deliveries.roll(ledger, "S1", "A001", "print", 1).id();
            long before = size(file);
            for (int step = 0; step < STEPS; step++) {
                String path = "clips/" + step + ".mov";
                ledger.rolls().find(roll, new Finding("FACT", Severity.INFO, path, "A fact.", "Nothing."));
                acknowledged.add(path);
                assertEquals(acknowledged, afterAKill(file, step, roll), "step " + step);
            }
            // Each step writes a block of its own at least, at the end of the file where it finds no room before.
            assertTrue(size(file) - before < STEPS * BLOCK, "no space was reused, so that nothing was tested");
        }
    }

    /** A process that is killed leaves the file as it is at that moment. */
    private Set<String> afterAKill(Path file, int step, long roll) throws Exception {
        Path home = Files.createDirectories(folder.resolve("killed/" + step + "/ledger"));
        Files.copy(file.resolveSibling("checkgate.mv.db"), home.resolve("checkgate.mv.db"));
        try (OpenLedger left = TestLedger.open(home.getParent())) {
            return left.rolls().findings(roll).stream().map(Finding::path).collect(Collectors.toSet());
        }
    }

    private static long size(Path file) throws Exception {
        return Files.size(file.resolveSibling("checkgate.mv.db"));
    }
}
