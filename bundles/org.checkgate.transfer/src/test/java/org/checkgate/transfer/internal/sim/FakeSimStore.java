package org.checkgate.transfer.internal.sim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ObjLongConsumer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.nio.ByteBuffer;
import org.checkgate.ledger.Part;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.source.SourceTrouble;
import org.checkgate.transfer.internal.staging.Body;
import org.checkgate.transfer.internal.staging.StagingStore;

/**
 * A staging server that may be down, refuse, be full, lose its answer after it has done what was asked, do it later or twice,
 * and say that it has kept what it has not. For one world.
 */
final class FakeSimStore implements StagingStore {
    private static final int LATE = 0;

    private final Fate fate;
    private final SimObjects objects;
    private Runnable late = () -> { };
    private int downFor;
    private boolean full;

    FakeSimStore(Fate fate, SimObjects objects) {
        this.fate = fate;
        this.objects = objects;
    }

    /** The process is killed, and started again after so many requests. What it had on its disk's cache stays there. */
    void kill(int requests) {
        downFor = requests;
    }

    void full(boolean now) {
        full = now;
    }

    boolean full() {
        return full && !fate.calm();
    }

    /** What one request changes. */
    private interface Effect {
        void happen() throws StoreTrouble;
    }

    /** Begins a request: it may be refused, and nothing is done. */
    private void arrive(String what, String key) throws StoreTrouble {
        fate.wait("store: " + what + " " + key);
        Runnable waiting = late;
        late = () -> { };
        waiting.run();
        if (downFor > 0 && !fate.calm()) {
            downFor--;
            throw trouble(0, "", "Connection refused");
        }
        if (fate.strikes(fate.weather.storeTrouble())) {
            throw switch (fate.dice.below(6)) {
                case 0 -> trouble(503, "SlowDown", "Please reduce your request rate");
                case 1 -> trouble(500, "InternalError", "We encountered an internal error");
                case 2 -> trouble(507, "", "No space left on device");
                case 3 -> trouble(403, "SignatureDoesNotMatch", "The signature does not match");
                case 4 -> trouble(0, "", "timeout");
                default -> trouble(429, "", "Too many requests");
            };
        }
    }

    /** Does what was asked, and answers, mostly. */
    private void answer(Effect effect) throws StoreTrouble {
        if (!fate.strikes(fate.weather.storeTrouble())) {
            effect.happen();
            return;
        }
        switch (fate.dice.below(3)) {
            case LATE -> late = () -> {
                try {
                    effect.happen();
                } catch (StoreTrouble e) {
                    fate.note("store: nobody hears that " + e.getMessage());
                }
            };
            case 1 -> effect.happen();
            default -> {
                effect.happen();
                effect.happen();
            }
        }
        throw trouble(0, "", "Connection reset");
    }

    private static StoreTrouble trouble(int status, String code, String detail) {
        return new StoreTrouble(NAME, status, code, detail, null);
    }

    private void room() throws StoreTrouble {
        if (full()) {
            throw fate.dice.chance(0.5) ? trouble(507, "", "No space left on device") : trouble(500, "InternalError", "Something went wrong");
        }
    }

    /** What the server takes off the line; a bit may turn on the way, which a stated checksum tells it. */
    private byte[] received(String crc32c, long length, Body body) throws StoreTrouble, SourceTrouble {
        ByteArrayOutputStream line = new ByteArrayOutputStream((int) length);
        try {
            body.writeTo(line);
        } catch (StoreTrouble e) {
            throw e;
        } catch (IOException e) {
            throw trouble(0, "", String.valueOf(e.getMessage()));
        }
        byte[] bytes = line.toByteArray();
        if (bytes.length != length) {
            throw trouble(400, "IncompleteBody", "The body is not as long as was stated");
        }
        if (bytes.length > 0 && fate.strikes(fate.weather.storeLie() / 4)) {
            fate.note("line: a bit turns");
            bytes = fate.dice.flipped(bytes);
        }
        if (!crc32c.isEmpty() && !crc32c.equals(crc32c(bytes))) {
            throw trouble(400, "BadDigest", "The checksum did not match");
        }
        return bytes;
    }

    private static String crc32c(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return Base64.getEncoder().encodeToString(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static String etag(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return Long.toHexString(sum.getValue()) + "-" + bytes.length;
    }

    /** What the server really keeps of it; null for nothing. */
    private byte[] lie(byte[] bytes) {
        if (!fate.strikes(fate.weather.storeLie())) {
            return bytes;
        }
        fate.note("store: lies");
        return switch (fate.dice.below(3)) {
            case 0 -> null;
            case 1 -> bytes.length == 0 ? new byte[1] : Arrays.copyOf(bytes, fate.dice.below(bytes.length));
            default -> bytes.length == 0 ? null : fate.dice.flipped(bytes);
        };
    }

    private void keep(String key, byte[] bytes) {
        byte[] kept = lie(bytes);
        if (kept != null) {
            objects.put(key, kept);
        }
    }

    @Override
    public void ensureBucket() throws StoreTrouble {
        arrive("ensureBucket", "");
    }

    @Override
    public String put(String key, String crc32c, long length, Body body) throws StoreTrouble, SourceTrouble {
        arrive("put", key);
        room();
        byte[] bytes = received(crc32c, length, body);
        answer(() -> keep(key, bytes));
        fate.wait("store: has " + key);
        return etag(bytes);
    }

    @Override
    public String putPart(String key, String uploadId, int number, String crc32c, long length, Body body) throws StoreTrouble, SourceTrouble {
        arrive("putPart " + number + " of " + uploadId, key);
        room();
        byte[] bytes = received(crc32c, length, body);
        if (objects.upload(uploadId).isEmpty() && !fate.weather.takesUnknownParts()) {
            throw trouble(404, "NoSuchUpload", "There is no such upload");
        }
        answer(() -> objects.upload(uploadId).ifPresent(upload -> {
            byte[] kept = lie(bytes);
            if (kept != null) {
                upload.parts.put(number, kept);
                upload.etags.put(number, etag(bytes));
            }
        }));
        return etag(bytes);
    }

    @Override
    public String createMultipart(String key, boolean summed) throws StoreTrouble {
        arrive("createMultipart", key);
        room();
        String[] id = new String[1];
        answer(() -> id[0] = objects.begin(key));
        return id[0];
    }

    @Override
    public Map<Integer, String> listParts(String key, String uploadId) throws StoreTrouble {
        arrive("listParts of " + uploadId, key);
        return new HashMap<>(objects.upload(uploadId).map(upload -> upload.etags).orElse(Map.of()));
    }

    @Override
    public void complete(String key, String uploadId, List<Part> parts) throws StoreTrouble {
        arrive("complete " + uploadId, key);
        room();
        answer(() -> assemble(key, uploadId, parts));
        fate.wait("store: has " + key);
    }

    private void assemble(String key, String uploadId, List<Part> parts) throws StoreTrouble {
        SimObjects.Upload upload = objects.upload(uploadId).orElseThrow(() -> trouble(404, "NoSuchUpload", "There is no such upload"));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (Part part : parts) {
            if (!part.etag().equals(upload.etags.get(part.number()))) {
                throw trouble(400, "InvalidPart", "One of the parts could not be found");
            }
            whole.writeBytes(upload.parts.get(part.number()));
        }
        keep(key, whole.toByteArray());
        objects.end(uploadId);
    }

    @Override
    public void abort(String key, String uploadId) throws StoreTrouble {
        arrive("abort " + uploadId, key);
        answer(() -> objects.end(uploadId));
    }

    @Override
    public OptionalLong size(String key) throws StoreTrouble {
        arrive("size", key);
        return objects.seen(key).map(bytes -> OptionalLong.of(bytes.length)).orElse(OptionalLong.empty());
    }

    @Override
    public void each(String prefix, ObjLongConsumer<String> each) throws StoreTrouble {
        arrive("list", prefix);
        objects.seen().forEach((key, bytes) -> {
            if (key.startsWith(prefix)) {
                each.accept(key, bytes.length);
            }
        });
    }

    @Override
    public InputStream get(String key, long offset, long length) throws StoreTrouble {
        arrive("get", key);
        byte[] bytes = objects.seen(key).orElseThrow(() -> trouble(404, "NoSuchKey", "There is no such object"));
        if (offset >= bytes.length) {
            throw trouble(416, "InvalidRange", "The range is not satisfiable");
        }
        byte[] range = Arrays.copyOfRange(bytes, (int) offset, (int) Math.min(bytes.length, offset + length));
        boolean turned = fate.strikes(fate.weather.rot());
        return new ByteArrayInputStream(turned ? fate.dice.flipped(range) : range);
    }

    @Override
    public void remove(String key) throws StoreTrouble {
        arrive("remove", key);
        answer(() -> objects.remove(key));
        fate.wait("store: removed " + key);
    }

    @Override
    public void close() {
        late = () -> { };
    }
}
