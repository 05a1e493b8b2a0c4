package org.checkgate.publish.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.store.DocumentConflict;
import org.checkgate.store.Documents;
import org.checkgate.store.Place;

/** Documents in memory that refuse to be overwritten, and that can go away after so many puts. */
final class FakeDocuments implements Documents {
    final Map<String, byte[]> staging = new HashMap<>();
    final Map<String, byte[]> cloud = new HashMap<>();
    final List<String> order = new ArrayList<>();
    /** A put is stored, yet its answer is lost: the next puts after so many fail like that; -1 for never. */
    int answersLeft = -1;

    @Override
    public Stored put(Place place, String key, Path content, String contentType) throws IOException {
        return put(place, key, Files.readAllBytes(content), contentType);
    }

    @Override
    public Stored put(Place place, String key, byte[] content, String contentType) throws IOException {
        Map<String, byte[]> at = place == Place.STAGING ? staging : cloud;
        byte[] before = at.putIfAbsent(key, content);
        if (before != null && !Arrays.equals(before, content)) {
            throw new DocumentConflict(key + " holds other bytes");
        }
        if (before == null) {
            order.add(key);
        }
        if (answersLeft == 0) {
            throw new IOException("The answer was lost.");
        }
        answersLeft--;
        return new Stored(place, key, content.length, "0000000000000000");
    }

    @Override
    public Optional<byte[]> read(Place place, String key, int limit) {
        return Optional.ofNullable((place == Place.STAGING ? staging : cloud).get(key));
    }
}
