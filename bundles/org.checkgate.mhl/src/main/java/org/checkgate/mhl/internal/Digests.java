package org.checkgate.mhl.internal;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashStream32;
import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.StreamingHash;

/** Starts the computation of each format. */
public final class Digests {
    private static final HexFormat HEX = HexFormat.of();

    private Digests() {}

    public static StreamingHash start(HashFormat format) {
        return switch (format) {
            case C4 -> jdk("SHA-512", C4::text);
            case MD5 -> jdk("MD5", HEX::formatHex);
            case SHA1 -> jdk("SHA-1", HEX::formatHex);
            case XXH128 -> new Wide(Hashing.xxh3_128().hashStream());
            case XXH3 -> new Long64(Hashing.xxh3_64().hashStream());
            case XXH64 -> new Long64(Hashing.xxh64().hashStream());
            case XXH32 -> new Int32(Hashing.xxh32().hashStream());
        };
    }

    public static StreamingHash resume(HashFormat format, byte[] saved) {
        try {
            return switch (format) {
                case C4, MD5, SHA1 -> throw new IllegalArgumentException(format.id() + " cannot be resumed");
                case XXH128 -> new Wide(Hashing.xxh3_128().hashStreamFromState(saved));
                case XXH3 -> new Long64(Hashing.xxh3_64().hashStreamFromState(saved));
                case XXH64 -> new Long64(Hashing.xxh64().hashStreamFromState(saved));
                case XXH32 -> new Int32(Hashing.xxh32().hashStreamFromState(saved));
            };
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("Not the saved state of " + format.id(), e);
        }
    }

    private static StreamingHash jdk(String algorithm, Function<byte[], String> text) {
        try {
            return new Jdk(MessageDigest.getInstance(algorithm), text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no " + algorithm, e);
        }
    }

    private record Jdk(MessageDigest digest, Function<byte[], String> text) implements StreamingHash {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public String finish() {
            return text.apply(digest.digest());
        }

        @Override
        public Optional<byte[]> save() {
            return Optional.empty();
        }
    }

    private record Wide(HashStream128 stream) implements StreamingHash {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            stream.putBytes(bytes, offset, length);
        }

        @Override
        public String finish() {
            HashValue128 value = stream.get();
            return HEX.toHexDigits(value.getMostSignificantBits()) + HEX.toHexDigits(value.getLeastSignificantBits());
        }

        @Override
        public Optional<byte[]> save() {
            return Optional.of(stream.getState());
        }
    }

    private record Long64(HashStream64 stream) implements StreamingHash {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            stream.putBytes(bytes, offset, length);
        }

        @Override
        public String finish() {
            return HEX.toHexDigits(stream.getAsLong());
        }

        @Override
        public Optional<byte[]> save() {
            return Optional.of(stream.getState());
        }
    }

    private record Int32(HashStream32 stream) implements StreamingHash {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            stream.putBytes(bytes, offset, length);
        }

        @Override
        public String finish() {
            return HEX.toHexDigits(stream.getAsInt());
        }

        @Override
        public Optional<byte[]> save() {
            return Optional.of(stream.getState());
        }
    }
}
