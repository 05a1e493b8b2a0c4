package org.checkgate.transfer.internal.sim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.internal.H2Ledger;
import org.checkgate.ledger.internal.LedgerFile;
import org.h2.mvstore.DataUtils;

/** Opens ledgers on simulated disks. Making the tables takes longer than a whole run, so that it is done once. */
final class EmptyLedger {
    private static final int BLOCK = 4096;
    /** In milliseconds. */
    private static final long AGE = 0x200000;
    private static byte[] image;

    private EmptyLedger() {
    }

    /** What a disk holds after the first start of an appliance. */
    static synchronized byte[] image() {
        if (image == null) {
            FakePowerDisk disk = new FakePowerDisk(Fate.none(), new byte[0], true, true);
            String folder = FakePowerPath.plug(disk);
            disk.files().clear();
            open(folder, Policy.DEFAULT, new FakeSimClock(), () -> 0, false).close();
            FakePowerPath.unplug(folder);
            image = aged(disk.ledgerAfter(false));
        }
        return image;
    }

    /**
     * The same file, made longer ago. The database notes with everything how many milliseconds after that it was written: like
     * this the number has as many digits in the first run as in the last, and the same seed gives the same file.
     */
    private static byte[] aged(byte[] file) {
        byte[] aged = file.clone();
        for (int block = 0; block < 2; block++) {
            int start = block * BLOCK;
            String header = new String(file, start, BLOCK, StandardCharsets.ISO_8859_1);
            String told = header.substring(0, header.indexOf(",fletcher:"));
            String created = told.replaceFirst(".*,created:([0-9a-f]+).*", "$1");
            byte[] text = told.replace(created, Long.toHexString(Long.parseLong(created, 16) - AGE)).getBytes(StandardCharsets.ISO_8859_1);
            String sum = String.format("%x", DataUtils.getFletcher32(text, 0, text.length));
            byte[] line = (new String(text, StandardCharsets.ISO_8859_1) + ",fletcher:" + sum + "\n").getBytes(StandardCharsets.ISO_8859_1);
            Arrays.fill(aged, start, start + BLOCK, (byte) 0);
            System.arraycopy(line, 0, aged, start, line.length);
        }
        return aged;
    }

    /** @param nanos by which it forces parts now and then @param current whether the tables were made before */
    static H2Ledger open(String folder, Policy policy, FakeSimClock clock, LongSupplier nanos, boolean current) {
        return new H2Ledger(new LedgerFile(folder + "/" + FakePowerDisk.LEDGER, Optional.empty(), current), policy, clock, 1, nanos);
    }
}
