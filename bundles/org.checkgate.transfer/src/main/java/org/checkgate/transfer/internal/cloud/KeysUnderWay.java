package org.checkgate.transfer.internal.cloud;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys of a bucket that does not keep "only where there is nothing": there two deliveries of one roll could put an object under one key at
 * the same time, and the one whose bytes the bucket got wrong would take away what the other has proven. Safe for use by several threads.
 */
final class KeysUnderWay {
    private final Set<Place> places = ConcurrentHashMap.newKeySet();

    private record Place(String endpoint, String key) {
    }

    /** @return false when somebody else has it under way and has not acknowledged it */
    boolean take(String endpoint, String key) {
        return places.add(new Place(endpoint, key));
    }

    void give(String endpoint, String key) {
        places.remove(new Place(endpoint, key));
    }
}
