package org.checkgate.mhl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Several digests of the same bytes in one pass, so that a file is read once for all of them. Not thread-safe. */
public final class MultiHash {
    private final Map<HashFormat, StreamingHash> running;
    private final StreamingHash[] hashes;
    private long length;

    private MultiHash(Map<HashFormat, StreamingHash> running, long length) {
        this.running = running;
        this.hashes = running.values().toArray(StreamingHash[]::new);
        this.length = length;
    }

    /** Starts one computation for each format; none is allowed, then only the bytes are counted. */
    public MultiHash(Collection<HashFormat> formats) {
        this(started(formats), 0);
    }

    private static Map<HashFormat, StreamingHash> started(Collection<HashFormat> formats) {
        Map<HashFormat, StreamingHash> running = new EnumMap<>(HashFormat.class);
        formats.forEach(format -> running.put(format, format.newHash()));
        return running;
    }

    /** Takes {@code length} bytes of {@code bytes} from {@code offset} on. */
    public void update(byte[] bytes, int offset, int length) {
        for (StreamingHash hash : hashes) {
            hash.update(bytes, offset, length);
        }
        this.length += length;
    }

    /** The formats that are computed. */
    public Set<HashFormat> formats() {
        return Collections.unmodifiableSet(running.keySet());
    }

    /** The number of bytes taken so far. */
    public long length() {
        return length;
    }

    /** Whether all of these formats can be saved; one that cannot sends an interrupted file back to its start. */
    public static boolean saveable(Collection<HashFormat> formats) {
        return formats.stream().allMatch(HashFormat::saveable);
    }

    /**
     * The state of all computations and the number of bytes taken, to go on later with {@link #resume}; empty unless every
     * format is {@linkplain HashFormat#saveable saveable}.
     */
    public Optional<byte[]> save() {
        if (!saveable(running.keySet())) {
            return Optional.empty();
        }
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(saved)) {
            out.writeLong(length);
            out.writeByte(running.size());
            for (Map.Entry<HashFormat, StreamingHash> one : running.entrySet()) {
                byte[] state = one.getValue().save().orElseThrow();
                out.writeUTF(one.getKey().id());
                out.writeShort(state.length);
                out.write(state);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(saved.toByteArray());
    }

    /**
     * Goes on where {@link #save} was called: the next byte to take is the one at {@link #length()}.
     *
     * @throws IllegalArgumentException when the bytes are not such a state, as far as can be seen; keep a checksum with them
     */
    public static MultiHash resume(byte[] saved) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
            long length = in.readLong();
            Map<HashFormat, StreamingHash> running = new EnumMap<>(HashFormat.class);
            for (int left = in.readByte(); left > 0; left--) {
                String id = in.readUTF();
                HashFormat format = Stream.of(HashFormat.values()).filter(f -> f.id().equals(id)).findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("No hash format: " + id));
                running.put(format, format.resume(in.readNBytes(in.readUnsignedShort())));
            }
            if (in.read() >= 0) {
                throw new IllegalArgumentException("More than the saved state of a computation");
            }
            return new MultiHash(running, length);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not the saved state of a computation", e);
        }
    }

    /** The digests' texts; call it once, after the last update. */
    public Map<HashFormat, String> finish() {
        Map<HashFormat, String> texts = new EnumMap<>(HashFormat.class);
        running.forEach((format, hash) -> texts.put(format, hash.finish()));
        return Collections.unmodifiableMap(texts);
    }
}
