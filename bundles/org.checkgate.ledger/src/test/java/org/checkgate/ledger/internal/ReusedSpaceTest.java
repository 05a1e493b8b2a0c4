package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Once it has run for a while, the database writes over what no commit needs any more. What was acknowledged then is found again as
 * well: there are releases of the database that go back to older commits after a kill from that moment on.
 */
@Tag("long")
class ReusedSpaceTest {
    private static final int STEPS = Transactions.REUSED_AFTER + 16;
    /** Before this step no space was used again. */
    private static final int FROM = Transactions.REUSED_AFTER - 4;
    /** In bytes. */
    private static final long BLOCK = 4096;

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        Path file = folder.resolve("ledger/checkgate");
        Set<String> acknowledged = new HashSet<>();
        try (OpenLedger ledger = TestLedger.open(folder)) {
            long roll = Deliveries.roll(ledger, "S1", "A001", "print", 1).id();
            long before = 0;
            for (int step = 0; step < STEPS; step++) {
                before = step == Transactions.REUSED_AFTER ? size(file) : before;
                String path = "clips/" + step + ".mov";
                ledger.rolls().find(roll, new Finding("FACT", Severity.INFO, path, "A fact.", "Nothing."));
                acknowledged.add(path);
                if (step >= FROM) {
                    assertEquals(acknowledged, afterAKill(file, step, roll), "step " + step);
                }
            }
            // Each step writes a block of its own at least, at the end of the file where it finds no room before.
            assertTrue(size(file) - before < (STEPS - Transactions.REUSED_AFTER) * BLOCK, "no space was reused, so that nothing was tested");
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
