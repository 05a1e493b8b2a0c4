package org.checkgate.spi;

import java.util.Locale;
import java.util.Objects;

/**
 * A file of a card.
 *
 * @param path relative to the card, with {@code /}, never starting with it
 * @param size bytes, 0 or more
 */
public record CardFile(String path, long size) {
    public CardFile {
        Objects.requireNonNull(path, "path");
        if (path.isEmpty() || path.startsWith("/")) {
            throw new IllegalArgumentException("A card's path is relative and not empty: '" + path + "'");
        }
        if (size < 0) {
            throw new IllegalArgumentException("A size is never negative: " + size);
        }
    }

    /** The folder's path, empty for a file at the top. */
    public String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** The last part of the path, such as {@code A001C001.mov}. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The file name before its last dot; the whole name where there is none, or where nothing but blanks stands before it. */
    public String stem() {
        String name = fileName();
        int dot = name.lastIndexOf('.');
        return dot <= 0 || name.substring(0, dot).isBlank() ? name : name.substring(0, dot);
    }

    /** What follows the last dot, in lower case; empty where there is none. */
    public String extension() {
        String name = fileName();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
