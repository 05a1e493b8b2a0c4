package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.ledger.Part;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Upload;
import org.checkgate.ledger.Uploads;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.PartPlan;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.shape.Turns;

/**
 * Has the server itself bring into the archive what lies proven in the cloud, so that nothing of it leaves the centre a second time.
 * It is asked for parts of an upload rather than for a copy of an object, since only an upload ends with a checksum that the server
 * has to find in the bytes it copied: the one that our own read gave. What comes to nothing is sent after all, and with it the rest
 * of the run. Safe for use by several threads.
 */
final class ServerSideCopy implements Carrier {
    /** S3 gives a stretch only of what is larger. */
    static final long LEAST_STRETCH = 5L << 20;

    /** Bytes of a part: nothing moves on the line while a server copies, and it must have answered before it is taken for dead. */
    static final long PIECE = 1L << 30;

    private static final String OTHER_BYTES = "OtherBytesCopied";

    private final Uploads uploads;
    private final CopySources.Source source;
    private final CloudConnection archive;
    private final ObjectProof proof;
    private final Turns.Way way;
    private final Carrier sending;
    private final Look look;
    private final long piece;
    private final Set<Long> files = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private volatile StoreTrouble trouble;

    /** Looks at the cloud's own object when the server copied other bytes than ours: it may have rotted while its light is on. */
    interface Look {
        /**
         * @return whether it is no longer what was proven; then it is dark by now
         * @throws org.checkgate.ledger.StepFailure when that cannot be noted now
         */
        boolean rotten(long fileId) throws IOException;
    }

    /**
     * @param sending brings what the server does not
     * @param piece   bytes of a part, at most 5 GiB
     */
    ServerSideCopy(Uploads uploads, CopySources.Source source, CloudConnection archive, ObjectProof proof, Turns.Way way, Carrier sending, Look look, long piece) {
        this.uploads = uploads;
        this.source = source;
        this.archive = archive;
        this.proof = proof;
        this.way = way;
        this.sending = sending;
        this.look = look;
        this.piece = piece;
    }

    @Override
    public boolean copies(long fileId) {
        return trouble == null && source.keys().containsKey(fileId);
    }

    @Override
    public Optional<String> copiedFrom(long fileId) {
        return files.contains(fileId) ? Optional.of("the cloud") : Optional.empty();
    }

    @Override
    public Strength carry(CloudObject object, boolean lookFirst, NotesOpener opener, LiveLanes.Ride ride) throws IOException, InterruptedException {
        if (object.size() == 0 || !copies(object.fileId())) {
            return sending.carry(object, lookFirst, opener, ride);
        }
        Optional<Upload> left = uploads.open(object.fileId(), archive.endpoint().tier());
        if (left.isPresent() && left.get().partSize() != PartPlan.of(object.size(), piece).partSize()) {
            // An earlier run had begun to send it: what arrived is not thrown away.
            return sending.carry(object, lookFirst, opener, ride);
        }
        ObjectProof.Answer before = proof.ask(object);
        if (before.verdict() != ObjectProof.Verdict.ABSENT) {
            Strength strength = ObjectCarrier.settled(object, before);
            // A kill came after it was made and before it was counted.
            left.ifPresent(upload -> counted(object, upload));
            return strength;
        }
        if (left.isPresent()) {
            giveUp(left.get());
        }
        Upload upload;
        try {
            upload = copied(object, ride);
        } catch (StoreTrouble e) {
            return sent(object, e, opener, ride);
        }
        // What cannot be read at this moment, because it lies cold, is neither taken away nor sent again.
        ObjectProof.Answer after = proof.ask(object);
        if (after.verdict() != ObjectProof.Verdict.SAME) {
            discard(upload);
            return sent(object, otherBytes(after.detail()), opener, ride);
        }
        counted(object, upload);
        return after.strength();
    }

    private void counted(CloudObject object, Upload upload) {
        uploads.sent(upload.id(), new Part(1, object.size(), "", "", Crc64Nvme.hex(object.crc64())));
        files.add(object.fileId());
        bytes.addAndGet(object.size());
    }

    private Strength sent(CloudObject object, StoreTrouble why, NotesOpener opener, LiveLanes.Ride ride) throws IOException, InterruptedException {
        // A server that did as it was told, with a copy that is wrong itself, goes on to copy the others.
        if (!(why.wrongBytes() || why.code().equals(OTHER_BYTES)) || !look.rotten(object.fileId())) {
            trouble = why;
        }
        return sending.carry(object, true, opener, ride);
    }

    /** What was done, a sentence; empty when all was sent. */
    Optional<String> told() {
        return files.isEmpty() ? Optional.empty() : Optional.of(files.size() + (files.size() == 1 ? " file" : " files") + " (" + bytes.get()
                + " bytes) were copied into the archive by its own server; nothing of that left here.");
    }

    /** Why it was given up, a sentence; empty when it was not. */
    Optional<String> refused() {
        return Optional.ofNullable(trouble).map(why -> "The archive's server did not copy by itself (" + why.getMessage() + "): what was left was to be sent.");
    }

    private Upload copied(CloudObject object, LiveLanes.Ride ride) throws StoreTrouble, InterruptedException {
        PartPlan plan = PartPlan.of(object.size(), piece);
        String remote = archive.bucket().create(object.key(), "");
        Upload upload = uploads.begin(new Upload(0, object.fileId(), archive.endpoint().tier(), archive.endpoint().address(), object.key(), remote,
                plan.partSize(), plan.size()));
        boolean whole = false;
        try {
            archive.bucket().complete(object.key(), remote, parts(object, plan, remote, ride), Crc64Nvme.base64(object.crc64()));
            whole = true;
        } finally {
            if (!whole) {
                giveUp(upload);
            }
        }
        shown(object, upload);
        return upload;
    }

    /** An answer of 200 proves nothing: only what is shown for the object afterwards, and equals what our own read gave. */
    private void shown(CloudObject object, Upload upload) throws StoreTrouble {
        Optional<Seen> seen = archive.bucket().head(object.key());
        if (seen.isEmpty() || seen.get().size() != object.size() || !seen.get().crc64().equals(Crc64Nvme.base64(object.crc64()))) {
            discard(upload);
            throw seen.map(there -> there.crc64().isEmpty() ? notTheSame("no checksum is shown for it") : otherBytes("it is shown as " + there.size()
                    + " bytes of CRC-64/NVME " + there.crc64())).orElseGet(() -> notTheSame("it is not there"));
        }
    }

    /** It was made by our own request just now, so taking it away harms nobody. */
    private void discard(Upload upload) throws StoreTrouble {
        archive.bucket().remove(upload.key());
        uploads.close(upload.id());
    }

    private void giveUp(Upload upload) throws StoreTrouble {
        if (upload.endpoint().equals(archive.endpoint().address())) {
            archive.bucket().abort(upload.key(), upload.remoteId());
        }
        uploads.close(upload.id());
    }

    private List<Part> parts(CloudObject object, PartPlan plan, String remote, LiveLanes.Ride ride) throws StoreTrouble, InterruptedException {
        List<Part> parts = new ArrayList<>();
        long whole = 0;
        for (int number = 1; number <= plan.count(); number++) {
            // It asks like any other part, so that orders are felt, but takes nothing of the line and keeps nobody waiting.
            way.take(0).close();
            Part part = part(object, plan, remote, number);
            whole = Crc64Nvme.combine(whole, Crc64Nvme.fromHex(part.crc64()), part.size());
            parts.add(part);
            ride.moved(part.size());
        }
        if (whole != object.crc64()) {
            throw otherBytes("its parts there are CRC-64/NVME " + Crc64Nvme.base64(whole) + " together");
        }
        return parts;
    }

    private Part part(CloudObject object, PartPlan plan, String remote, int number) throws StoreTrouble {
        long offset = plan.offset(number);
        long length = plan.length(number);
        Optional<String> range = object.size() <= LEAST_STRETCH ? Optional.empty() : Optional.of("bytes=" + offset + "-" + (offset + length - 1));
        CopiedPart copied = archive.bucket().copyPart(source.bucket().orElseThrow().target().bucket(), source.keys().get(object.fileId()), object.key(), remote,
                number, range);
        if (copied.crc64().isEmpty() && plan.count() > 1) {
            throw notTheSame("no checksum is shown for its parts");
        }
        long crc64 = copied.crc64().orElse(object.crc64());
        return new Part(number, length, copied.etag(), Crc64Nvme.base64(crc64), Crc64Nvme.hex(crc64));
    }

    private StoreTrouble notTheSame(String detail) {
        return copied("WrongBytesKept", detail);
    }

    private StoreTrouble otherBytes(String detail) {
        return copied(OTHER_BYTES, detail);
    }

    private StoreTrouble copied(String code, String detail) {
        return new StoreTrouble(archive.bucket().target().name(), 500, code, "what it copied is not proven to be the same: " + detail, null);
    }
}
