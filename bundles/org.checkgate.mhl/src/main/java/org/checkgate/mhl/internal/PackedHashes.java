package org.checkgate.mhl.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.checkgate.mhl.RecordedHash;

/**
 * The recorded hashes of a file in one small array: with a million files the objects themselves would not fit.
 * Each hash takes format (1), trusted (1), generation (2), length (1) and the text in ASCII.
 */
final class PackedHashes {
    private static final int HEAD = 5;
    private static final int MAX_TEXT = 200;
    private static final String OTHER = "other";

    private final List<String> formats = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    byte[] add(byte[] packed, RecordedHash hash) {
        // No known format's text is longer or has other characters: a mangled one can still not fit.
        byte[] text = hash.value().substring(0, Math.min(hash.value().length(), MAX_TEXT))
                .getBytes(StandardCharsets.US_ASCII);
        int start = packed == null ? 0 : packed.length;
        byte[] longer = packed == null ? new byte[HEAD + text.length] : Arrays.copyOf(packed, start + HEAD + text.length);
        int generation = Math.min(hash.generation(), 0xffff);
        longer[start] = (byte) number(hash.format());
        longer[start + 1] = (byte) (hash.trusted() ? 1 : 0);
        longer[start + 2] = (byte) (generation >> 8);
        longer[start + 3] = (byte) generation;
        longer[start + 4] = (byte) text.length;
        System.arraycopy(text, 0, longer, start + HEAD, text.length);
        return longer;
    }

    static byte[] join(byte[] first, byte[] second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Those of earlier generations than the given one; null for none. */
    byte[] until(byte[] packed, int generation) {
        return pick(packed, hash -> hash.generation() < generation);
    }

    /** Those of the given generation and later ones; null for none. */
    byte[] from(byte[] packed, int generation) {
        return pick(packed, hash -> hash.generation() >= generation);
    }

    private byte[] pick(byte[] packed, Predicate<RecordedHash> wanted) {
        byte[] picked = null;
        for (RecordedHash hash : unpack(packed)) {
            picked = wanted.test(hash) ? add(picked, hash) : picked;
        }
        return picked;
    }

    List<RecordedHash> unpack(byte[] packed) {
        List<RecordedHash> hashes = new ArrayList<>(2);
        for (int at = 0; packed != null && at < packed.length;) {
            int length = packed[at + 4] & 0xff;
            String text = new String(packed, at + HEAD, length, StandardCharsets.US_ASCII);
            int generation = (packed[at + 2] & 0xff) << 8 | packed[at + 3] & 0xff;
            hashes.add(new RecordedHash(formats.get(packed[at] & 0xff), text, packed[at + 1] == 1, generation));
            at += HEAD + length;
        }
        return hashes;
    }

    private int number(String format) {
        Integer known = numbers.get(format);
        if (known == null) {
            // Room is kept for the formats we know, however many names someone invents.
            boolean room = formats.size() < 200 || formats.size() < 254 && HashTexts.algorithm(format).isPresent();
            String name = room ? format : OTHER;
            known = numbers.get(name);
            if (known == null) {
                known = formats.size();
                formats.add(name);
                numbers.put(name, known);
            }
        }
        return known;
    }
}
