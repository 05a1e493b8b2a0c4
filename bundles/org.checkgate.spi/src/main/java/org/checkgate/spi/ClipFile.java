package org.checkgate.spi;

import java.util.Objects;

/**
 * A file of a clip.
 *
 * @param path  as on the card
 * @param size  bytes, as on the card
 * @param role  what it is to the clip
 * @param order 0 or more; the place among the files of the same role
 */
public record ClipFile(String path, long size, Role role, int order) {
    public ClipFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(role, "role");
        if (order < 0 || size < 0) {
            throw new IllegalArgumentException("Order and size are never negative: " + path);
        }
    }

    /** The card's file in a role. */
    public static ClipFile of(CardFile file, Role role, int order) {
        return new ClipFile(file.path(), file.size(), role, order);
    }
}
