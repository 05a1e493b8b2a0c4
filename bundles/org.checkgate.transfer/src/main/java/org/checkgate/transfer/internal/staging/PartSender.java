package org.checkgate.transfer.internal.staging;

import java.time.Duration;
import java.util.function.Supplier;
import org.checkgate.ledger.Part;
import org.checkgate.ledger.Uploads;
import org.checkgate.transfer.internal.Backoff;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.bytes.PartSum;
import org.checkgate.transfer.internal.source.SourceTrouble;

/** Sends the parts of one object, notes each in the journal, and tries again what failed in passing. Safe for use by several threads. */
final class PartSender {
    private static final int TRIES = 4;

    private final StagingStore store;
    private final Uploads uploads;
    private final StagingJournal.Entry entry;
    private final LiveLanes.Ride ride;
    private final Governor.Pause pause;

    PartSender(StagingStore store, Uploads uploads, StagingJournal.Entry entry, LiveLanes.Ride ride, Governor.Pause pause) {
        this.store = store;
        this.uploads = uploads;
        this.entry = entry;
        this.ride = ride;
        this.pause = pause;
    }

    /** Sends a part that is held in memory, with its checksum stated. */
    Part sendHeld(int number, byte[] bytes, int length, PartSum sum) throws StoreTrouble, SourceTrouble, InterruptedException {
        return send(number, sum.crc32cText(), out -> out.write(bytes, 0, length), () -> sum);
    }

    /** Sends a part whose checksum is known only when it has passed; reading the object back is its proof. */
    Part sendStreamed(int number, Body body, Supplier<PartSum> passed) throws StoreTrouble, SourceTrouble, InterruptedException {
        return send(number, "", body, passed);
    }

    /** The store has this part from an earlier run. */
    void known(Part part) {
        ride.moved(part.size());
    }

    private Part send(int number, String stated, Body body, Supplier<PartSum> passed)
            throws StoreTrouble, SourceTrouble, InterruptedException {
        long id = entry.upload().id();
        long length = entry.plan().length(number);
        for (int attempt = 1; ; attempt++) {
            if (attempt > 1 || !entry.together()) {
                uploads.sending(id, number, length);
            }
            try {
                String etag = put(number, stated, length, body);
                Part part = new Part(number, length, etag, stated, Crc64Nvme.hex(passed.get().crc64()));
                if (!entry.together()) {
                    uploads.sent(id, part);
                }
                ride.moved(length);
                return part;
            } catch (StoreTrouble e) {
                if (attempt == TRIES || !e.passing()) {
                    throw e;
                }
                ride.again(e);
                pause.nanos(Backoff.after(attempt, Duration.ofMillis(100), Duration.ofSeconds(2)).toNanos());
            }
        }
    }

    private String put(int number, String stated, long length, Body body) throws StoreTrouble, SourceTrouble {
        String key = entry.upload().key();
        return entry.plan().onePiece() ? store.put(key, stated, length, body)
                : store.putPart(key, entry.upload().remoteId(), number, stated, length, body);
    }
}
