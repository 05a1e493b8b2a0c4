package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.io.OutputStream;
import org.checkgate.ledger.Part;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.bytes.PartSum;
import org.checkgate.transfer.internal.source.SingleRead;
import org.checkgate.transfer.internal.source.SourceTrouble;

/** Parts of files so large that no part fits in memory: from the drive to the socket, one after another. For one thread. */
final class StreamedParts {
    private final StagingJournal.Entry entry;
    private final SingleRead read;
    private final PartSender sender;
    private final byte[] bite;
    private final Passed passed = new Passed();
    private PartSum sum;

    StreamedParts(StagingJournal.Entry entry, SingleRead read, PartSender sender, byte[] bite) {
        this.entry = entry;
        this.read = read;
        this.sender = sender;
        this.bite = bite;
    }

    Passed pass() throws StoreTrouble, SourceTrouble, InterruptedException {
        for (int number = 1; number <= entry.plan().count(); number++) {
            next(number);
            passed.read(sum);
        }
        return passed;
    }

    private void next(int number) throws StoreTrouble, SourceTrouble, InterruptedException {
        Part before = entry.acknowledged().get(number);
        if (before != null) {
            flow(number, OutputStream.nullOutputStream());
            if (before.crc64().equals(Crc64Nvme.hex(sum.crc64()))) {
                sender.known(before);
                passed.known(before);
                return;
            }
        }
        passed.sent(sender.sendStreamed(number, out -> flow(number, out), () -> sum));
    }

    /** A part that was lost on its way is fetched again; what was hashed before is not hashed twice. */
    private void flow(int number, OutputStream out) throws SourceTrouble, StoreTrouble {
        read.seek(entry.plan().offset(number));
        sum = new PartSum();
        long length = entry.plan().length(number);
        while (sum.length() < length) {
            int count = read.read(bite, 0, (int) Math.min(bite.length, length - sum.length()));
            if (count < 0) {
                throw SourceTrouble.changed("it became shorter while it was read");
            }
            sum.update(bite, 0, count);
            try {
                out.write(bite, 0, count);
            } catch (IOException e) {
                throw new StoreTrouble(StagingStore.NAME, 0, "", String.valueOf(e.getMessage()), e);
            }
        }
    }
}
