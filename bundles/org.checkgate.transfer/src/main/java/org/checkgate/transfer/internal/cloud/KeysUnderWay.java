package org.checkgate.transfer.internal.cloud;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys that somebody brings an object to. Two deliveries of one roll could do that at the same time: then one proves what the other has put
 * there, and takes away when it does not read back right; and a bucket may not keep "only where there is nothing". Safe for use by several threads.
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
