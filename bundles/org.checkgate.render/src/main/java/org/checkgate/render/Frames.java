package org.checkgate.render;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A clip whose pictures lie in a file each: the first at {@code <source>/0.<kind>}, the next at {@code <source>/1.<kind>}.
 *
 * @param kind    {@code dpx}, {@code exr}, {@code dng} or {@code tiff}
 * @param count   how many, 1 or more
 * @param rate    frames a second, such as {@code 24000/1001}
 * @param squeeze what the width is multiplied by, 1 for a spherical lens
 */
public record Frames(String kind, int count, String rate, double squeeze) {
    private static final Set<String> KINDS = Set.of("dpx", "exr", "dng", "tiff");

    public Frames {
        Objects.requireNonNull(rate, "rate");
        // Each of these becomes part of a command line.
        if (!KINDS.contains(kind) || count < 1 || !rate.matches("\\d{1,9}/\\d{1,9}") || !(squeeze >= 0.25 && squeeze <= 4)) {
            throw new IllegalArgumentException("No frames that can be rendered: " + kind + ", " + count + ", " + rate + ", " + squeeze);
        }
    }

    /** The kind of files with this ending, which is a claim; empty text for none that can be rendered. */
    public static String kind(String extension) {
        String lower = extension.toLowerCase(Locale.ROOT);
        return lower.equals("tif") ? "tiff" : KINDS.contains(lower) ? lower : "";
    }
}
