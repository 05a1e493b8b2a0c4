package org.checkgate.render.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkgate.store.DocumentConflict;
import org.checkgate.store.Documents;
import org.checkgate.store.Place;

/** Documents in memory, under the rules of the real ones. */
final class FakeDocuments implements Documents {
    final Map<String, byte[]> stored = new TreeMap<>();
    boolean unreachable;

    @Override
    public Stored put(Place place, String key, Path content, String contentType) throws IOException {
        return put(place, key, Files.readAllBytes(content), contentType);
    }

    @Override
    public Stored put(Place place, String key, byte[] content, String contentType) throws IOException {
        if (unreachable || place != Place.STAGING) {
            throw new IOException(place + " does not answer.");
        }
        byte[] there = stored.putIfAbsent(key, content);
        if (there != null && !Arrays.equals(there, content)) {
            throw new DocumentConflict("Other bytes lie under " + key + ".");
        }
        return new Stored(place, key, content.length, String.format("%016x", Arrays.hashCode(content)));
    }

    @Override
    public Optional<byte[]> read(Place place, String key, int limit) {
        return Optional.ofNullable(stored.get(key));
    }
}
