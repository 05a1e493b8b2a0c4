package org.checkgate.readers.mxf;

import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.spi.Rate;

/**
 * How a picture is stored: the generic picture, CDCI and RGBA descriptors of SMPTE ST 377-1, F.4 and G.2. Numbers that are not stated
 * are 0.
 *
 * @param track         the file package's track that it describes
 * @param coding        how it is compressed
 * @param container     how it lies in the file
 * @param sampled       the picture without the padding of its coding, of a whole frame
 * @param stored        with that padding, of a whole frame
 * @param shown         what is meant to be seen, of a whole frame
 * @param frameLayout   0 whole frames, 1 fields apart, 2 one field, 3 fields mixed, 4 segmented frames; -1 when not stated
 * @param aspect        of the picture that is shown
 * @param bits          a component
 * @param chroma        such as {@code 4:2:2}; empty when not stated
 * @param duration      edit units of the file package
 */
public record PictureDescriptor(long track, Optional<Label> coding, Optional<Label> container, Size sampled, Size stored, Size shown,
                                int frameLayout, Optional<Rate> aspect, Optional<Rate> rate, int bits, String chroma,
                                Optional<Label> primaries, Optional<Label> transfer, Optional<Label> equations, OptionalLong duration) {
    private static final int FIELDS_APART = 1;
    private static final int SEGMENTED = 4;
    private static final int LARGEST = 100_000;

    /**
     * Of a picture; 0 where it is not stated.
     *
     * @param width  pixels
     * @param height lines
     */
    public record Size(long width, long height) {
        private Size or(Size other) {
            return width > 0 && height > 0 ? this : other;
        }
    }

    static boolean describes(LocalSet set) {
        return set.has(0x3203) && set.has(0x3202);
    }

    static PictureDescriptor of(LocalSet set) {
        int layout = (int) Math.min(set.number(0x320c).orElse(-1), 255);
        // Where fields lie apart, heights count the lines of one field (ST 377-1, G.2.1).
        int fields = layout == FIELDS_APART || layout == SEGMENTED ? 2 : 1;
        Size stored = size(set, 0x3203, 0x3202, fields);
        Size sampled = size(set, 0x3205, 0x3204, fields).or(stored);
        OptionalLong duration = set.number(0x3002);
        return new PictureDescriptor(set.number(0x3006).orElse(0), set.label(0x3201), set.label(0x3004), sampled, stored,
            size(set, 0x3209, 0x3208, fields).or(sampled), layout, set.rate(0x320e), set.rate(0x3001), bits(set), chroma(set),
            set.label(0x3219), set.label(0x3210), set.label(0x321a), duration.orElse(-1) > 0 ? duration : OptionalLong.empty());
    }

    private static Size size(LocalSet set, int width, int height, int fields) {
        long w = set.number(width).orElse(0);
        long h = set.number(height).orElse(0) * fields;
        return w <= LARGEST && h <= LARGEST ? new Size(w, h) : new Size(0, 0);
    }

    private static int bits(LocalSet set) {
        long depth = set.number(0x3301).orElse(0);
        if (depth == 0) {
            // The pixel layout of RGB: pairs of a letter and its number of bits (ST 377-1, G.2.40).
            byte[] layout = set.octets(0x3401).orElse(new byte[0]);
            for (int i = 0; i + 1 < layout.length; i += 2) {
                if (layout[i] == 'R' || layout[i] == 'G' || layout[i] == 'B') {
                    depth = layout[i + 1] & 0xff;
                    break;
                }
            }
        }
        return depth <= 32 ? (int) depth : 0;
    }

    private static String chroma(LocalSet set) {
        long across = set.number(0x3302).orElse(0);
        long down = set.number(0x3308).orElse(1);
        return switch (across + "/" + down) {
            case "1/1" -> "4:4:4";
            case "2/1" -> "4:2:2";
            case "2/2" -> "4:2:0";
            case "4/1" -> "4:1:1";
            default -> "";
        };
    }

    /** A pixel's width to its height, from the aspect of what is shown; what rounding made of a square is a square. */
    Optional<Rate> pixelAspect() {
        if (aspect.isEmpty() || shown.width() == 0 || shown.height() == 0) {
            return Optional.empty();
        }
        Rate ratio = aspect.get();
        double pixel = ratio.asDouble() * shown.height() / shown.width();
        if (Math.abs(pixel - 1) < 0.005) {
            return Optional.of(new Rate(1, 1));
        }
        return pixel > 0.2 && pixel < 5 ? Optional.of(new Rate(ratio.num() * shown.height(), ratio.den() * shown.width())) : Optional.empty();
    }
}
