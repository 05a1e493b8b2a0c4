package org.checkgate.transfer.internal.sim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.ledger.Part;
import org.checkgate.ledger.Strength;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.cloud.Bucket;
import org.checkgate.transfer.internal.cloud.Calm;
import org.checkgate.transfer.internal.cloud.CloudTarget;
import org.checkgate.transfer.internal.cloud.CopiedPart;
import org.checkgate.transfer.internal.cloud.Seen;
import org.checkgate.transfer.internal.cloud.Unfinished;
import org.checkgate.transfer.internal.cloud.Warmth;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * A bucket whose server may be down, refuse, lose its answer after it has done what was asked, do it later or twice, forget parts and
 * uploads, keep what it was not given, and let objects rot below the checksum that it shows. It remembers what ever lay under a key, so
 * that what was proven can be held against it. For one world.
 */
final class FakeSimBucket implements Bucket {
    private static final String PROBES = ".checkgate/probe/";

    private final Fate fate;
    private final Clock clock;
    private final Manner manner;
    private final CloudTarget target;
    private final Map<String, FakeSimBucket> server;
    private final Map<String, Held> objects = new TreeMap<>();
    private final Map<String, List<Past>> past = new HashMap<>();
    private final Map<String, Begun> uploads = new TreeMap<>();
    private final Calm calm;
    private Runnable late = () -> { };
    private int downFor;
    private int goneFor;
    private int warmFor;
    private int numbered;

    /**
     * How its server is, which is what the lies of the first contact bring to light.
     *
     * @param checks     refuses a wrong checksum; else it keeps whatever comes
     * @param shows      shows the checksum that it was told, where it checks none
     * @param conditions knows "only where there is nothing"
     * @param cold       gives an object only when it was restored
     * @param copies     copies from another bucket of its own
     * @param carries    takes a checksum along with what it copies, unread
     */
    record Manner(boolean checks, boolean shows, boolean conditions, boolean cold, boolean copies, boolean carries) {
        static Manner of(Dice dice, boolean cold) {
            boolean checks = dice.chance(0.75);
            boolean copies = dice.chance(0.7);
            return new Manner(checks, dice.chance(0.7), dice.chance(0.8), cold && dice.chance(0.3), copies, copies && dice.chance(0.3));
        }
    }

    /** @param arrived what it took off the line, and checked if it checks anything @param kept what it gives @param shown empty for none */
    private record Held(byte[] arrived, byte[] kept, String shown, String etag, long from) {
    }

    /** @param until the step at which it was something else */
    private record Past(Held held, long until) {
    }

    /** @param claimed what it takes for the CRC-64/NVME of a part */
    private record Piece(byte[] kept, String etag, long claimed, boolean carried) {
    }

    private record Begun(String key, Instant at, Map<Integer, Piece> pieces) {
    }

    /** What one request changes. */
    private interface Effect {
        void happen() throws StoreTrouble;
    }

    /** @param server all buckets of its server, by name */
    FakeSimBucket(Fate fate, Clock clock, Manner manner, CloudTarget target, Map<String, FakeSimBucket> server) {
        this.fate = fate;
        this.clock = clock;
        this.manner = manner;
        this.target = target;
        this.server = server;
        server.put(target.bucket(), this);
        // How long it waits has a part that no seed decides: nobody else goes by this time.
        AtomicLong nanos = new AtomicLong();
        this.calm = new Calm(nanos::get, nanos::addAndGet);
    }

    Manner manner() {
        return manner;
    }

    // ---- what the world does and knows ----

    void kill(int requests) {
        downFor = requests;
    }

    void takeAway(int requests) {
        goneFor = requests;
    }

    /** A person has all of it restored, for so many reads. */
    void thaw(int reads) {
        warmFor = reads;
    }

    /** All that we put there, or somebody else did. */
    List<String> keys() {
        return objects.keySet().stream().filter(key -> !key.startsWith(PROBES)).toList();
    }

    void lose(String key) {
        change(key, null);
    }

    /** Somebody who may write there puts other bytes under a key. */
    void overwrite(String key, byte[] bytes) {
        change(key, held(bytes, bytes, crc64(bytes)));
    }

    void rot(String key) {
        Held held = objects.get(key);
        if (held != null && held.kept.length > 0) {
            change(key, new Held(held.arrived, fate.dice.flipped(held.kept), held.shown, held.etag, fate.now()));
        }
    }

    void forgetUploads() {
        uploads.clear();
    }

    boolean has(String key) {
        return objects.containsKey(key);
    }

    /** Whether these bytes lay there at or after a step, as far as a proof of this strength can tell. */
    boolean had(String key, byte[] bytes, Strength strength, long since) {
        Held now = objects.get(key);
        return now != null && Arrays.equals(truth(now, strength), bytes)
                || past.getOrDefault(key, List.of()).stream().anyMatch(each -> each.until >= since && Arrays.equals(truth(each.held, strength), bytes));
    }

    boolean has(String key, byte[] bytes, Strength strength) {
        Held now = objects.get(key);
        return now != null && Arrays.equals(truth(now, strength), bytes);
    }

    /** A server that checks what arrives is believed: what its disks do below its word later is for its owner to look after. */
    private byte[] truth(Held held, Strength strength) {
        return manner.checks && strength == Strength.HASHED ? held.arrived : held.kept;
    }

    private void change(String key, Held held) {
        Held before = held == null ? objects.remove(key) : objects.put(key, held);
        if (before != null) {
            past.computeIfAbsent(key, made -> new ArrayList<>()).add(new Past(before, fate.now()));
        }
    }

    private Held held(byte[] arrived, byte[] kept, String told) {
        String shown = manner.checks ? crc64(arrived) : manner.shows ? told : "";
        return new Held(arrived, kept, shown, etag(arrived), fate.now());
    }

    // ---- the line ----

    /** Keys of probes are of no seed. */
    private static String named(String key) {
        return key.startsWith(PROBES) ? "a probe" : key;
    }

    /** Begins a request: it may be refused, and nothing is done. */
    private void arrive(String what, String key) throws StoreTrouble {
        fate.wait(target.bucket() + ": " + what + " " + named(key));
        Runnable waiting = late;
        late = () -> { };
        waiting.run();
        if (downFor > 0 && !fate.calm()) {
            downFor--;
            throw trouble(0, "", "Connection refused");
        }
        if (goneFor > 0 && !fate.calm()) {
            goneFor--;
            throw trouble(404, "NoSuchBucket", target.bucket());
        }
        if (fate.strikes(fate.weather.cloudTrouble())) {
            throw switch (fate.dice.below(8)) {
                case 0 -> trouble(503, "SlowDown", "Please reduce your request rate");
                case 1 -> trouble(500, "InternalError", "We encountered an internal error");
                case 2 -> trouble(403, "AccessDenied", "Access denied");
                case 3 -> trouble(403, "ExpiredToken", "The token has expired");
                case 4 -> trouble(403, "SignatureDoesNotMatch", "The signature does not match");
                case 5 -> trouble(0, "", "timeout");
                case 6 -> trouble(400, "InvalidRequest", "Something is wrong with that");
                default -> trouble(429, "TooManyRequests", "Too many requests");
            };
        }
    }

    /** Does what was asked, and answers, mostly. */
    private void answer(Effect effect) throws StoreTrouble {
        if (!fate.strikes(fate.weather.cloudTrouble())) {
            effect.happen();
            return;
        }
        switch (fate.dice.below(3)) {
            case 0 -> late = () -> unheard(effect);
            case 1 -> effect.happen();
            default -> {
                effect.happen();
                unheard(effect);
            }
        }
        throw fate.dice.chance(0.5) ? trouble(0, "", "Connection reset") : trouble(500, "InternalError", "We encountered an internal error");
    }

    private void unheard(Effect effect) {
        try {
            effect.happen();
        } catch (StoreTrouble e) {
            fate.note(target.bucket() + ": nobody hears that " + e.getMessage());
        }
    }

    private StoreTrouble trouble(int status, String code, String detail) {
        fate.note(target.bucket() + ": " + status + " " + code);
        return new StoreTrouble(target.name(), status, code, detail, null);
    }

    /** What the server takes off the line; a bit may turn on the way. */
    private byte[] received(ContentStreamProvider body, long length) throws StoreTrouble {
        byte[] bytes;
        try (InputStream in = body.newStream()) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new StoreTrouble(target.name(), 0, "", String.valueOf(e.getMessage()), e);
        }
        if (bytes.length != length) {
            throw trouble(400, "IncompleteBody", "The body is not as long as was stated");
        }
        if (bytes.length > 0 && fate.strikes(fate.weather.cloudLie() / 4)) {
            fate.note("line: a bit turns");
            return fate.dice.flipped(bytes);
        }
        return bytes;
    }

    private void check(long bytes, String stated) throws StoreTrouble {
        if (manner.checks && !Crc64Nvme.base64(bytes).equals(stated)) {
            throw trouble(400, "BadDigest", "The checksum did not match");
        }
    }

    private static long sum(byte[] bytes) {
        return Crc64Nvme.of(bytes, 0, bytes.length);
    }

    private static String crc64(byte[] bytes) {
        return Crc64Nvme.base64(sum(bytes));
    }

    private static String etag(byte[] bytes) {
        return Long.toHexString(sum(bytes)) + "-" + bytes.length;
    }

    /** What the server really keeps of it; null for nothing. */
    private byte[] lie(byte[] bytes) {
        if (!fate.strikes(fate.weather.cloudLie())) {
            return bytes;
        }
        fate.note(target.bucket() + ": lies");
        return switch (fate.dice.below(3)) {
            case 0 -> null;
            case 1 -> bytes.length == 0 ? new byte[1] : Arrays.copyOf(bytes, fate.dice.below(bytes.length));
            default -> bytes.length == 0 ? null : fate.dice.flipped(bytes);
        };
    }

    private void keep(String key, byte[] bytes, String told) throws StoreTrouble {
        if (manner.conditions && objects.containsKey(key)) {
            throw trouble(412, "PreconditionFailed", "There is an object");
        }
        byte[] kept = lie(bytes);
        if (kept != null) {
            // What shows a checksum that it has found shows the one of what it has.
            change(key, held(kept, kept, told));
        }
    }

    // ---- what a bucket does ----

    @Override
    public CloudTarget target() {
        return target;
    }

    @Override
    public boolean conditions() {
        return manner.conditions;
    }

    @Override
    public Calm calm() {
        return calm;
    }

    @Override
    public Optional<Duration> clockAhead() {
        return Optional.empty();
    }

    @Override
    public Optional<Seen> head(String key) throws StoreTrouble {
        try {
            arrive("head", key);
        } catch (StoreTrouble e) {
            // The answer has no body that would tell which of both is not there.
            if (e.absent()) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.ofNullable(objects.get(key)).map(held -> new Seen(held.kept.length, held.shown, held.etag));
    }

    @Override
    public void put(String key, ContentStreamProvider body, long length, String crc64, String contentType) throws StoreTrouble {
        arrive("put", key);
        byte[] bytes = received(body, length);
        check(sum(bytes), crc64);
        answer(() -> keep(key, bytes, crc64));
        fate.wait(target.bucket() + ": has " + named(key));
    }

    @Override
    public String create(String key, String contentType) throws StoreTrouble {
        arrive("create", key);
        String[] id = new String[1];
        answer(() -> {
            id[0] = target.bucket() + "-upload-" + ++numbered;
            uploads.put(id[0], new Begun(key, clock.instant(), new TreeMap<>()));
        });
        return id[0];
    }

    private Begun upload(String uploadId) throws StoreTrouble {
        Begun upload = uploads.get(uploadId);
        if (upload == null) {
            throw trouble(404, "NoSuchUpload", "There is no such upload");
        }
        return upload;
    }

    @Override
    public String putPart(String key, String uploadId, int number, ContentStreamProvider body, long length, String crc64) throws StoreTrouble {
        arrive("putPart " + number + " of " + uploadId, key);
        byte[] bytes = received(body, length);
        check(sum(bytes), crc64);
        upload(uploadId);
        answer(() -> {
            byte[] kept = lie(bytes);
            if (kept != null) {
                upload(uploadId).pieces.put(number, new Piece(kept, etag(bytes), sum(kept), false));
            }
        });
        return '"' + etag(bytes) + '"';
    }

    @Override
    public CopiedPart copyPart(String fromBucket, String fromKey, String key, String uploadId, int number, Optional<String> range) throws StoreTrouble {
        arrive("copyPart " + number + " of " + uploadId, key);
        if (!manner.copies) {
            throw trouble(501, "NotImplemented", "That is not known here");
        }
        FakeSimBucket other = server.get(fromBucket);
        Held held = other == null ? null : other.objects.get(fromKey);
        if (held == null || held.kept.length == 0) {
            throw trouble(404, "NoSuchKey", "There is no such object");
        }
        byte[] bytes = held.kept;
        if (range.isPresent()) {
            String[] ends = range.get().substring("bytes=".length()).split("-");
            bytes = Arrays.copyOfRange(bytes, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1);
        }
        byte[] copied = bytes;
        long claimed = manner.carries && !held.shown.isEmpty() ? Crc64Nvme.fromBase64(held.shown).orElseThrow() : sum(copied);
        upload(uploadId);
        answer(() -> upload(uploadId).pieces.put(number, new Piece(copied, etag(copied), claimed, manner.carries)));
        return new CopiedPart('"' + etag(copied) + '"', OptionalLong.of(claimed));
    }

    @Override
    public Map<Integer, String> listParts(String key, String uploadId) throws StoreTrouble {
        try {
            arrive("listParts of " + uploadId, key);
        } catch (StoreTrouble e) {
            if (e.absent()) {
                return Map.of();
            }
            throw e;
        }
        Map<Integer, String> etags = new TreeMap<>();
        Optional.ofNullable(uploads.get(uploadId)).ifPresent(upload -> upload.pieces.forEach((number, piece) -> etags.put(number, piece.etag)));
        return etags;
    }

    @Override
    public void complete(String key, String uploadId, List<Part> parts, String crc64) throws StoreTrouble {
        arrive("complete " + uploadId, key);
        answer(() -> assemble(key, uploadId, parts, crc64));
        fate.wait(target.bucket() + ": has " + named(key));
    }

    private void assemble(String key, String uploadId, List<Part> parts, String crc64) throws StoreTrouble {
        Begun upload = upload(uploadId);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        boolean carried = false;
        long claimed = 0;
        for (Part part : parts) {
            Piece piece = upload.pieces.get(part.number());
            if (piece == null || !part.etag().replace("\"", "").equals(piece.etag)) {
                throw trouble(400, "InvalidPart", "One of the parts could not be found");
            }
            whole.writeBytes(piece.kept);
            carried |= piece.carried;
            claimed = Crc64Nvme.combine(claimed, piece.claimed, piece.kept.length);
        }
        byte[] bytes = whole.toByteArray();
        check(carried ? claimed : sum(bytes), crc64);
        keep(key, bytes, crc64);
        if (carried && objects.containsKey(key)) {
            Held held = objects.get(key);
            change(key, new Held(held.arrived, held.kept, crc64, held.etag, fate.now()));
        }
        uploads.remove(uploadId);
    }

    @Override
    public void abort(String key, String uploadId) throws StoreTrouble {
        try {
            arrive("abort " + uploadId, key);
        } catch (StoreTrouble e) {
            if (e.absent()) {
                return;
            }
            throw e;
        }
        answer(() -> uploads.remove(uploadId));
    }

    @Override
    public Optional<Warmth> warmth(String key) {
        throw new UnsupportedOperationException("Nobody asks for that here.");
    }

    @Override
    public void restore(String key, int days) {
        throw new UnsupportedOperationException("Nobody asks for that here.");
    }

    @Override
    public List<Unfinished> unfinished(String prefix) throws StoreTrouble {
        arrive("unfinished", prefix);
        return uploads.entrySet().stream().filter(each -> each.getValue().key.startsWith(prefix))
                .map(each -> new Unfinished(each.getValue().key, each.getKey(), each.getValue().at)).toList();
    }

    @Override
    public InputStream get(String key) throws StoreTrouble {
        return get(key, 0);
    }

    @Override
    public InputStream get(String key, long from) throws StoreTrouble {
        arrive("get from " + from, key);
        Held held = objects.get(key);
        if (held == null) {
            throw trouble(404, "NoSuchKey", "There is no such object");
        }
        if (manner.cold && !fate.calm() && warmFor-- <= 0) {
            throw trouble(403, StoreTrouble.COLD, "It lies cold");
        }
        byte[] given = held.kept;
        if (given.length > 0 && fate.strikes(fate.weather.cloudLie() / 2)) {
            byte[] turned = fate.dice.flipped(given);
            // What turns back into what it was tells nobody anything.
            given = had(key, turned, Strength.READ_BACK, 0) ? given : turned;
            fate.note(target.bucket() + ": gives other bytes");
        }
        int end = given.length > 0 && fate.strikes(fate.weather.cloudTrouble()) ? fate.dice.below(given.length) : given.length;
        return new ByteArrayInputStream(given, (int) Math.min(from, end), (int) Math.max(0, end - from));
    }

    @Override
    public void copy(String key, String to, Seen seen) throws StoreTrouble {
        arrive("copy to " + to, key);
        Held held = objects.get(key);
        if (held == null) {
            throw trouble(404, "NoSuchKey", "There is no such object");
        }
        if (!held.etag.equals(seen.etag())) {
            throw trouble(412, "PreconditionFailed", "It is another one");
        }
        if (manner.cold && !fate.calm()) {
            throw trouble(403, StoreTrouble.COLD, "It lies cold");
        }
        answer(() -> change(to, held));
    }

    @Override
    public void remove(String key) throws StoreTrouble {
        arrive("remove", key);
        answer(() -> change(key, null));
        fate.wait(target.bucket() + ": removed " + named(key));
    }

    @Override
    public void close() {
        late = () -> { };
    }
}
