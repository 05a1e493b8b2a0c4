package org.checkgate.transfer.internal.staging;

import java.util.concurrent.ExecutorService;
import org.checkgate.ledger.Part;
import org.checkgate.transfer.internal.Flight;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.bytes.PartBuffers;
import org.checkgate.transfer.internal.bytes.PartSum;
import org.checkgate.transfer.internal.source.SingleRead;
import org.checkgate.transfer.internal.source.SourceTrouble;

/** Parts that fit in memory: they go out side by side while the next one is read. For one thread. */
final class HeldParts {
    private final StagingJournal.Entry entry;
    private final SingleRead read;
    private final PartSender sender;
    private final PartBuffers buffers;
    private final Flight<Part> flight;
    private final Passed passed = new Passed();

    HeldParts(StagingJournal.Entry entry, SingleRead read, PartSender sender, PartBuffers buffers, ExecutorService senders) {
        this.entry = entry;
        this.read = read;
        this.sender = sender;
        this.buffers = buffers;
        this.flight = new Flight<>(senders);
    }

    Passed pass() throws StoreTrouble, SourceTrouble, InterruptedException {
        try {
            for (int number = 1; number <= entry.plan().count(); number++) {
                flight.landed().forEach(passed::sent);
                next(number);
            }
            flight.all().forEach(passed::sent);
            return passed;
        } finally {
            flight.settle();
        }
    }

    private void next(int number) throws SourceTrouble, StoreTrouble, InterruptedException {
        byte[] buffer = buffers.take(entry.plan().length(number));
        boolean lent = false;
        try {
            PartSum sum = fill(buffer, (int) entry.plan().length(number));
            passed.read(sum);
            Part before = entry.acknowledged().get(number);
            if (before != null && before.crc64().equals(Crc64Nvme.hex(sum.crc64()))) {
                sender.known(before);
                passed.known(before);
            } else if (entry.plan().onePiece()) {
                passed.sent(sender.sendHeld(number, buffer, (int) sum.length(), sum));
            } else {
                flight.send(() -> send(number, buffer, sum));
                lent = true;
            }
        } finally {
            if (!lent) {
                buffers.give(buffer);
            }
        }
    }

    private PartSum fill(byte[] buffer, int length) throws SourceTrouble {
        PartSum sum = new PartSum();
        for (int at = 0; at < length; ) {
            int count = read.read(buffer, at, length - at);
            if (count < 0) {
                throw SourceTrouble.changed("it became shorter while it was read");
            }
            sum.update(buffer, at, count);
            at += count;
        }
        return sum;
    }

    private Part send(int number, byte[] buffer, PartSum sum) throws Exception {
        try {
            return sender.sendHeld(number, buffer, (int) sum.length(), sum);
        } finally {
            buffers.give(buffer);
        }
    }
}
