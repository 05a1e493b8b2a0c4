package org.checkgate.spi;

import java.util.Locale;
import java.util.Objects;

/**
 * How an engine reads a clip. It names a role, not files: which files have it, and in which order, was said when the clip was grouped.
 *
 * @param way     what the files are to one another
 * @param role    of the files that are read
 * @param rate    frames a second, 1000 at most
 * @param squeeze what the picture's width is multiplied by to be seen as it was filmed, 0.25 to 4; 1 for a spherical lens
 */
public record RenderRecipe(Way way, Role role, Rate rate, double squeeze) {
    private static final double LEAST = 0.25;
    private static final double MOST = 4;
    private static final int FASTEST = 1000;

    /** What the files of a clip are to one another. More ways may come: treat one that you do not know as no recipe. */
    public enum Way {
        /** Each file is one picture, all of one kind and size, in the order in which they are shown. */
        FRAMES;

        /** As written in documents: lower case. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RenderRecipe {
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(rate, "rate");
        if (!(squeeze >= LEAST && squeeze <= MOST) || rate.asDouble() > FASTEST) {
            throw new IllegalArgumentException("A recipe has at most " + FASTEST + " frames a second and a squeeze of " + LEAST + " to " + MOST + ", not " + rate + " and " + squeeze);
        }
    }

    /** One picture a file, in files of the role {@link Role#FRAME}, from a spherical lens. */
    public static RenderRecipe frames(Rate rate) {
        return new RenderRecipe(Way.FRAMES, Role.FRAME, rate, 1);
    }
}
