package org.checkgate.readers.dpx;

import java.util.Map;
import java.util.Optional;

/**
 * Names for the codes of SMPTE ST 268:2003, tables 1 (descriptor) and 5A and 5B (transfer characteristic and colorimetric
 * specification). The colour names are those that the project uses for ISO/IEC 23091-2 where the standards mean the same.
 */
public final class DpxNames {
    private static final Map<Integer, String> CHROMA = Map.of(50, "4:4:4", 51, "4:4:4:4", 52, "4:4:4:4", 100, "4:2:2", 101, "4:2:2:4",
        102, "4:4:4", 103, "4:4:4:4");
    private static final Map<Integer, String> COMPONENTS = Map.of(6, "luma", 8, "depth", 50, "RGB", 51, "RGBA", 52, "ABGR", 100, "CbYCrY",
        101, "CbYACrYA", 102, "CbYCr", 103, "CbYCrA");
    private static final Map<Integer, String> TRANSFER = Map.of(1, "printing density", 2, "linear", 3, "logarithmic", 5, "bt709", 6, "bt709",
        7, "smpte170m", 8, "smpte170m");
    private static final Map<Integer, String> PRIMARIES = Map.of(5, "bt709", 6, "bt709", 7, "bt470bg", 8, "smpte170m");

    private DpxNames() {
    }

    /** Such as {@code 4:2:2}. */
    public static Optional<String> chroma(int descriptor) {
        return Optional.ofNullable(CHROMA.get(descriptor));
    }

    /** Such as {@code RGB}. */
    public static Optional<String> components(int descriptor) {
        return Optional.ofNullable(COMPONENTS.get(descriptor));
    }

    /** Such as {@code printing density}. */
    public static Optional<String> transfer(int code) {
        return Optional.ofNullable(TRANSFER.get(code));
    }

    /** Such as {@code bt709}; a printing density has none. */
    public static Optional<String> primaries(int code) {
        return Optional.ofNullable(PRIMARIES.get(code));
    }
}
