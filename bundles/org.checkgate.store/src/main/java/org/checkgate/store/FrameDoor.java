package org.checkgate.store;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Lends a row of staged objects to an engine, under one address with a one-time token, by the same rules as a {@link MediaDoor}. Safe
 * for use by several threads.
 */
public interface FrameDoor {
    /**
     * Opens a door to objects that an engine asks for by their place: the first is at {@code <address>/0}, the next at
     * {@code <address>/1}. What follows a {@code .} behind the place is for the engine and means nothing here.
     *
     * @param keys       of the objects, at least one
     * @param byteBudget for all of them together
     * @throws IOException when the first is not there or staging cannot be reached
     */
    MediaDoor.Door open(List<String> keys, long byteBudget, Duration life) throws IOException;
}
