package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.spi.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up stops the ledger with a plain sentence; what it acknowledged before is there when space is. */
@Tag("long")
class FullDiskTest {
    @TempDir
    Path folder;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", folder.toString());
        assumeTrue(mounted, "a small file system can only be mounted by root: a full disk was not checked");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertTrue(run("umount", folder.toString()));
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void earlierFactsAreKept() throws Exception {
        Path ballast = folder.resolve("ballast");
        Files.write(ballast, new byte[4 << 20]);
        try (OpenLedger ledger = TestLedger.open(folder)) {
            Deliveries.roll(ledger, "S1", "A001", "print", 1);
        }
        List<String> said;
        try (ChildProcess child = ChildProcess.start(List.of(), FillingChild.class, folder.resolve("ledger/checkgate").toString())) {
            said = child.rest();
            assertEquals(0, child.waitFor());
        }
        List<String> troubles = said.stream().filter(line -> line.startsWith("trouble")).toList();
        assertEquals(2, troubles.size());
        assertEquals(troubles.get(0), troubles.get(1), "it stays stopped");
        assertTrue(troubles.get(0).contains("its disk is full. Free some space"), troubles.get(0));
        Files.delete(ballast);

        try (OpenLedger ledger = TestLedger.open(folder)) {
            Set<String> there = ledger.rolls().findings(1).stream().map(Finding::path).collect(Collectors.toSet());
            List<String> acknowledged = said.stream().filter(line -> line.startsWith("ack")).map(line -> line.substring(4)).toList();
            assertTrue(acknowledged.size() > 3, "the disk must hold a little");
            assertTrue(there.containsAll(acknowledged), () -> acknowledged + " are not all in " + there);
            ledger.rolls().resolve(1, "FACT", "0");
        }
    }
}
