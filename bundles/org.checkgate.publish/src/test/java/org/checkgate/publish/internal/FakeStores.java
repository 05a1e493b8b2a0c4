package org.checkgate.publish.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkgate.store.DocumentConflict;
import org.checkgate.store.Documents;
import org.checkgate.store.Place;

/** Documents in memory, under the rules of the real ones; can be told to stop beside a put. */
final class FakeStores implements Documents {
    /** How a put ends when it is the one to stop at. */
    enum Stop {
        /** The bytes never arrive. */
        BEFORE,
        /** The bytes lie there, and the caller never hears of it. */
        AFTER
    }

    private final Map<Place, Map<String, byte[]>> stored = new EnumMap<>(Place.class);
    /** Keys that were written by a put, in order; one that found its bytes there is not among them. */
    final List<String> written = new ArrayList<>();
    private int untilStop = -1;
    private Stop stop = Stop.BEFORE;

    /** The put after {@code puts} more stops; only that one. */
    void stopAt(int puts, Stop how) {
        untilStop = puts;
        stop = how;
    }

    /** Whether the stop that was asked for is still to come. */
    boolean stopIsAhead() {
        return untilStop >= 0;
    }

    Map<String, byte[]> at(Place place) {
        return stored.computeIfAbsent(place, p -> new TreeMap<>());
    }

    @Override
    public Stored put(Place place, String key, Path content, String contentType) throws IOException {
        return put(place, key, Files.readAllBytes(content), contentType);
    }

    @Override
    public Stored put(Place place, String key, byte[] content, String contentType) throws IOException {
        boolean now = untilStop-- == 0;
        if (now && stop == Stop.BEFORE) {
            throw new IOException("The cloud does not answer.");
        }
        byte[] there = at(place).putIfAbsent(key, content);
        if (there == null) {
            written.add(key);
        } else if (!Arrays.equals(there, content)) {
            throw new DocumentConflict("Other bytes lie under " + key + ".");
        }
        if (now) {
            throw new IOException("The cloud does not answer.");
        }
        return new Stored(place, key, content.length, crc64(content));
    }

    @Override
    public Optional<byte[]> read(Place place, String key, int limit) throws IOException {
        byte[] there = at(place).get(key);
        if (there != null && there.length > limit) {
            throw new IOException(key + " is larger than what is read.");
        }
        return Optional.ofNullable(there);
    }

    /** CRC-64/NVME bit by bit: reflected polynomial 9a6c9329ac4bc9b5, all ones before and after. */
    static String crc64(byte[] bytes) {
        long crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x9a6c9329ac4bc9b5L;
            }
        }
        return String.format("%016x", ~crc);
    }
}
