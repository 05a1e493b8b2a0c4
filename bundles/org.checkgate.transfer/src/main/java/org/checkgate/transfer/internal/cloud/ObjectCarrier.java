package org.checkgate.transfer.internal.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.checkgate.ledger.Part;
import org.checkgate.ledger.Strength;
import org.checkgate.store.SeekableBytes;
import org.checkgate.transfer.internal.Backoff;
import org.checkgate.transfer.internal.Flight;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.bytes.PartBuffers;
import org.checkgate.transfer.internal.shape.Turns;
import software.amazon.awssdk.http.ContentStreamProvider;

/** Brings objects into a bucket, each with its checksum stated, and asks afterwards what lies there. Safe for use by several threads. */
final class ObjectCarrier implements Carrier {
    /** The code of trouble with a bucket that keeps other bytes than it was sent. */
    static final String WRONG_BYTES_KEPT = "WrongBytesKept";
    private static final int TRIES = 4;

    private final Bucket bucket;
    private final ObjectProof proof;
    private final PartBuffers buffers;
    private final int largestHeld;
    private final ExecutorService senders;
    private final Turns.Way way;

    /** @param largestHeld bytes of each buffer; larger parts are streamed */
    ObjectCarrier(Bucket bucket, ObjectProof proof, PartBuffers buffers, int largestHeld, ExecutorService senders, Turns.Way way) {
        this.bucket = bucket;
        this.proof = proof;
        this.buffers = buffers;
        this.largestHeld = largestHeld;
        this.senders = senders;
        this.way = way;
    }

    @Override
    public Strength carry(CloudObject object, boolean lookFirst, NotesOpener opener, LiveLanes.Ride ride) throws IOException, InterruptedException {
        if (lookFirst) {
            ObjectProof.Answer before = proof.ask(object);
            if (before.verdict() != ObjectProof.Verdict.ABSENT) {
                return settled(object, before);
            }
        }
        PartNotes notes = opener.open();
        boolean makesObject = notes.remoteId().isEmpty();
        try {
            List<Part> parts = send(object, notes, ride);
            ride.sent();
            if (!makesObject) {
                makesObject = true;
                bucket.complete(object.key(), notes.remoteId(), parts, Crc64Nvme.base64(object.crc64()));
            }
        } catch (StoreTrouble e) {
            // The answer to this or an earlier try may have been lost, or somebody was faster: what lies there decides.
            ObjectProof.Answer there = e.alreadyThere() || makesObject && e.uncertain() ? proof.ask(object) : null;
            if (there == null || there.verdict() == ObjectProof.Verdict.ABSENT) {
                giveUpWrongParts(object, notes, e);
                throw e;
            }
            if (!notes.remoteId().isEmpty()) {
                bucket.abort(object.key(), notes.remoteId());
            }
            return settled(object, there);
        }
        ObjectProof.Answer after = proof.ask(object);
        if (after.verdict() != ObjectProof.Verdict.SAME) {
            // It was made by the request just now, so taking it away harms nobody.
            bucket.remove(object.key());
            notes.close();
            throw new StoreTrouble(bucket.target().name(), 500, WRONG_BYTES_KEPT, "what was sent is not what lies there: " + after.detail(), null);
        }
        return after.strength();
    }

    /** What lies there already, and is no work of ours. */
    static Strength settled(CloudObject object, ObjectProof.Answer answer) throws KeyTaken {
        if (answer.verdict() == ObjectProof.Verdict.OTHER) {
            throw new KeyTaken(object.key() + ": " + answer.detail());
        }
        return answer.strength();
    }

    /** Parts of an upload that cannot be put together are of no use to the next try. */
    private void giveUpWrongParts(CloudObject object, PartNotes notes, StoreTrouble trouble) throws StoreTrouble {
        if (trouble.wrongBytes() && !notes.remoteId().isEmpty()) {
            bucket.abort(object.key(), notes.remoteId());
            notes.close();
        }
    }

    private List<Part> send(CloudObject object, PartNotes notes, LiveLanes.Ride ride) throws IOException, InterruptedException {
        Map<Integer, Part> parts = new TreeMap<>(notes.acknowledged());
        parts.values().forEach(part -> ride.moved(part.size()));
        Flight<Part> flight = new Flight<>(senders);
        try (SeekableBytes bytes = object.bytes().open()) {
            if (bytes.size() != object.size()) {
                throw new SourceDamaged("it has " + bytes.size() + " bytes instead of " + object.size());
            }
            for (int number = 1; number <= notes.plan().count(); number++) {
                flight.landed().forEach(part -> parts.put(part.number(), part));
                if (!parts.containsKey(number)) {
                    next(object, notes, number, bytes, flight, parts, ride);
                }
            }
            flight.all().forEach(part -> parts.put(part.number(), part));
        } finally {
            flight.settle();
        }
        if (!notes.remoteId().isEmpty()) {
            checkWhole(object, notes, parts);
        }
        return new ArrayList<>(parts.values());
    }

    private void checkWhole(CloudObject object, PartNotes notes, Map<Integer, Part> parts) throws IOException {
        long whole = 0;
        for (Part part : parts.values()) {
            whole = Crc64Nvme.combine(whole, Crc64Nvme.fromHex(part.crc64()), part.size());
        }
        if (whole != object.crc64()) {
            bucket.abort(object.key(), notes.remoteId());
            notes.close();
            throw new SourceDamaged("its checksum is no longer what was read from the drive");
        }
    }

    private void next(CloudObject object, PartNotes notes, int number, SeekableBytes bytes, Flight<Part> flight, Map<Integer, Part> parts,
                      LiveLanes.Ride ride) throws IOException, InterruptedException {
        long length = notes.plan().length(number);
        if (length > largestHeld) {
            parts.put(number, notes.remoteId().isEmpty() ? sendPart(object, notes, number, new WholeBody(bytes, object, ride), object.crc64(), ride)
                    : streamed(object, notes, number, ride));
            return;
        }
        byte[] buffer = buffers.take(length);
        boolean lent = false;
        try {
            fill(bytes, notes.plan().offset(number), buffer, (int) length);
            long crc64 = Crc64Nvme.of(buffer, 0, (int) length);
            PartBody body = turn -> () -> new ByteArrayInputStream(buffer, 0, (int) length);
            if (notes.remoteId().isEmpty()) {
                parts.put(number, sendPart(object, notes, number, body, crc64, ride));
            } else {
                flight.send(() -> {
                    try {
                        return sendPart(object, notes, number, body, crc64, ride);
                    } finally {
                        buffers.give(buffer);
                    }
                });
                lent = true;
            }
        } finally {
            if (!lent) {
                buffers.give(buffer);
            }
        }
    }

    private static void fill(SeekableBytes bytes, long position, byte[] buffer, int length) throws IOException {
        for (int at = 0; at < length; ) {
            int count = bytes.read(position + at, buffer, at, length - at);
            if (count < 0) {
                throw new SourceDamaged("it ends too early");
            }
            at += count;
        }
    }

    /** Read twice, first for the checksum that has to be stated before the bytes: no such part fits in memory. */
    private Part streamed(CloudObject object, PartNotes notes, int number, LiveLanes.Ride ride) throws IOException, InterruptedException {
        long offset = notes.plan().offset(number);
        long length = notes.plan().length(number);
        Crc64Nvme crc64 = new Crc64Nvme();
        try (RangeStream range = new RangeStream(object.bytes().open(), offset, length)) {
            byte[] bite = new byte[256 * 1024];
            for (int count; (count = range.read(bite, 0, bite.length)) >= 0; ) {
                crc64.update(bite, 0, count);
            }
        }
        return sendPart(object, notes, number, turn -> RangeStream.provider(object, offset, length), crc64.value(), ride);
    }

    private Part sendPart(CloudObject object, PartNotes notes, int number, PartBody body, long crc64, LiveLanes.Ride ride)
            throws IOException, InterruptedException {
        long length = notes.plan().length(number);
        if (notes.remoteId().isEmpty() && crc64 != object.crc64()) {
            throw new SourceDamaged("its checksum is no longer what was read from the drive");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                Part part = inTurn(object, notes, number, body, crc64);
                ride.moved(length);
                return part;
            } catch (StoreTrouble e) {
                body.lookedAt();
                if (attempt == TRIES || !e.passing() || e.status() == 0 && body.lostWhole()) {
                    throw e;
                }
                ride.again(e);
                if (!e.busy()) {
                    bucket.calm().pause(Backoff.after(attempt - 1, Duration.ofMillis(200), Duration.ofSeconds(5)));
                }
            } catch (UncheckedIOException e) {
                // A body cannot be opened otherwise.
                throw e.getCause();
            } catch (RuntimeException e) {
                body.lookedAt();
                throw e;
            }
        }
    }

    private Part inTurn(CloudObject object, PartNotes notes, int number, PartBody body, long crc64) throws StoreTrouble, InterruptedException {
        long length = notes.plan().length(number);
        try (Turns.Turn turn = way.take(length)) {
            notes.sending(number, length);
            CountedBody counted = new CountedBody(body.during(turn));
            boolean there = false;
            try {
                Part part = new Part(number, length, put(object, notes, number, counted, crc64), Crc64Nvme.base64(crc64), Crc64Nvme.hex(crc64));
                there = true;
                turn.arrived();
                notes.sent(part);
                return part;
            } catch (StoreTrouble e) {
                if (e.status() == 0) {
                    turn.broke();
                }
                throw e;
            } finally {
                if (!there) {
                    turn.unused(length - counted.left());
                }
            }
        }
    }

    private String put(CloudObject object, PartNotes notes, int number, ContentStreamProvider body, long crc64) throws StoreTrouble {
        String stated = Crc64Nvme.base64(crc64);
        if (notes.remoteId().isEmpty()) {
            bucket.put(object.key(), body, object.size(), stated, object.contentType());
            return "";
        }
        return bucket.putPart(object.key(), notes.remoteId(), number, body, notes.plan().length(number), stated);
    }
}
