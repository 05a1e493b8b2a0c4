package org.checkgate.transfer.internal.sim;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a staging server keeps, and what of it would be left if the power failed now. The server syncs nothing: only
 * {@link #force} does. For one world.
 */
final class SimObjects {
    private final Map<String, Kept> objects = new TreeMap<>();
    private final Map<String, Upload> uploads = new TreeMap<>();
    private int numbered;

    /** @param cache what the server gives; null when it was removed @param medium what a power loss leaves; null for nothing */
    private static final class Kept {
        private byte[] cache;
        private byte[] medium;
        private boolean synced;
    }

    /** Parts that have arrived, by number. */
    static final class Upload {
        final String key;
        final Map<Integer, byte[]> parts = new TreeMap<>();
        /** By what the server said of them when they came. */
        final Map<Integer, String> etags = new TreeMap<>();

        Upload(String key) {
            this.key = key;
        }
    }

    void put(String key, byte[] bytes) {
        Kept kept = objects.computeIfAbsent(key, made -> new Kept());
        kept.cache = bytes;
        kept.synced = false;
    }

    void remove(String key) {
        Kept kept = objects.get(key);
        if (kept != null) {
            kept.cache = null;
            kept.synced = false;
        }
    }

    Optional<byte[]> seen(String key) {
        return Optional.ofNullable(objects.get(key)).map(kept -> kept.cache);
    }

    /** All that the server would give, by key. */
    Map<String, byte[]> seen() {
        Map<String, byte[]> seen = new TreeMap<>();
        objects.forEach((key, kept) -> {
            if (kept.cache != null) {
                seen.put(key, kept.cache);
            }
        });
        return seen;
    }

    /** As the medium gives it: what was not yet forced is written out before it is read. */
    Optional<byte[]> onMedium(String key) {
        return Optional.ofNullable(objects.get(key)).map(kept -> kept.synced ? kept.medium : kept.cache);
    }

    /** What is there whatever happens; empty also where that is not certain. */
    Optional<byte[]> durable(String key) {
        return Optional.ofNullable(objects.get(key)).filter(kept -> kept.synced).map(kept -> kept.medium);
    }

    /** @param written what reaches the medium, the same as what was seen unless the disk is bad; null for nothing */
    void force(String key, byte[] written) {
        Kept kept = objects.get(key);
        kept.medium = written;
        kept.synced = true;
    }

    String begin(String key) {
        String id = "upload-" + ++numbered;
        uploads.put(id, new Upload(key));
        return id;
    }

    Optional<Upload> upload(String id) {
        return Optional.ofNullable(uploads.get(id));
    }

    void end(String id) {
        uploads.remove(id);
    }

    /** What was not forced is there, is torn, or is as it was before. */
    void powerLoss(Dice dice) {
        for (Iterator<Kept> all = objects.values().iterator(); all.hasNext(); ) {
            Kept kept = all.next();
            byte[] left = kept.synced ? kept.medium : dice.chance(0.4) ? kept.medium : torn(kept.cache, dice);
            kept.cache = left;
            kept.medium = left;
            kept.synced = true;
            if (left == null) {
                all.remove();
            }
        }
        uploads.values().removeIf(upload -> dice.chance(0.3));
        for (Upload upload : uploads.values()) {
            // Its name may have reached the disk before its bytes.
            upload.parts.replaceAll((number, bytes) -> torn(bytes, dice));
            upload.parts.keySet().removeIf(number -> dice.chance(0.2));
            upload.etags.keySet().retainAll(upload.parts.keySet());
        }
    }

    private static byte[] torn(byte[] bytes, Dice dice) {
        if (bytes == null || bytes.length == 0 || dice.chance(0.5)) {
            return bytes;
        }
        int whole = dice.below(bytes.length);
        if (dice.chance(0.3)) {
            return Arrays.copyOf(bytes, whole);
        }
        byte[] holed = bytes.clone();
        Arrays.fill(holed, whole, bytes.length, (byte) 0);
        return holed;
    }
}
