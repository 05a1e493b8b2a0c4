package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.checkgate.ledger.OpenLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at the system calls: between a change and the word that it is acknowledged, the database file is forced to the disk. */
class SyncBeforeAcknowledgementTest {
    private static final int STEPS = 20;
    private static final Pattern WRITE = Pattern.compile("pwrite64\\(\\d+<[^>]*checkgate\\.mv\\.db>.*");
    /** A call that another thread's call interrupts in the trace ends on a line of its own. */
    private static final Pattern SYNC_BEGINS = Pattern.compile("(fsync|fdatasync)\\(\\d+<[^>]*checkgate\\.mv\\.db>.*");
    private static final Pattern SYNC_ENDS = Pattern.compile("((fsync|fdatasync)\\(\\d+<[^>]*checkgate\\.mv\\.db>|<\\.\\.\\. (fsync|fdatasync) resumed>).*= 0");
    private static final Pattern ACKNOWLEDGED = Pattern.compile("write\\(1<.*\"ack 0 \\d+.*");

    @TempDir
    Path folder;

    @Test
    void theDiskHasItFirst() throws Exception {
        assumeTrue(canTrace(), "strace is not here or may not trace: that a sync comes before each acknowledgement was not checked");
        long roll;
        try (OpenLedger ledger = TestLedger.open(folder)) {
            roll = Deliveries.roll(ledger, "S1", "A001", "print", 1).id();
        }
        Path trace = folder.resolve("trace");
        try (ChildProcess child = ChildProcess.start(List.of("strace", "-f", "-y", "-o", trace.toString(),
                "-e", "trace=fsync,fdatasync,write,pwrite64"), AcknowledgingChild.class, folder.resolve("ledger/checkgate").toString(), "" + roll,
                "1", "1", "" + STEPS)) {
            assertEquals(STEPS, child.rest().size());
            assertEquals(0, child.waitFor());
        }
        check(Files.readAllLines(trace));
    }

    private static void check(List<String> calls) {
        boolean written = false;
        boolean syncing = false;
        boolean synced = false;
        int acknowledged = 0;
        for (String line : calls) {
            String call = line.replaceFirst("^\\d+ +", "");
            if (WRITE.matcher(call).matches()) {
                written = true;
                syncing = false;
                synced = false;
            }
            if (SYNC_BEGINS.matcher(call).matches()) {
                syncing = true;
            }
            if (syncing && SYNC_ENDS.matcher(call).matches()) {
                synced = true;
            }
            if (ACKNOWLEDGED.matcher(call).matches()) {
                acknowledged++;
                assertTrue(written, "nothing was written before " + call);
                assertTrue(synced, "not forced to the disk before " + call);
                written = false;
                syncing = false;
                synced = false;
            }
        }
        assertEquals(STEPS, acknowledged);
    }

    private boolean canTrace() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-f", "-y", "-o", folder.resolve("try").toString(), "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
