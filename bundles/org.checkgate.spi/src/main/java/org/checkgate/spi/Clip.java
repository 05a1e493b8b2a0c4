package org.checkgate.spi;

import java.util.List;
import java.util.Objects;

/**
 * What belongs together: one file, a spanned set, an image sequence, a take of several channels.
 *
 * @param name   what people call it, such as {@code A001C001_261120_R1ZA}; need not be unique on a card
 * @param format the family of the files, a lower-case word such as {@code quicktime}
 * @param files  at least one, in the order in which the clip is read
 */
public record Clip(String name, String format, List<ClipFile> files) {
    public Clip {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(format, "format");
        files = List.copyOf(files);
        if (name.isBlank() || format.isBlank() || files.isEmpty()) {
            throw new IllegalArgumentException("A clip has a name, a format and at least one file: " + name);
        }
    }

    /** The file to look at first: the first that is no sidecar, thumbnail or index, else the first of all. */
    public ClipFile primary() {
        return files.stream()
            .filter(f -> f.role() != Role.SIDECAR && f.role() != Role.THUMBNAIL && f.role() != Role.INDEX)
            .findFirst().orElse(files.get(0));
    }

    /** The files of one role, in the clip's order. */
    public List<ClipFile> files(Role role) {
        return files.stream().filter(f -> f.role() == role).toList();
    }
}
