package org.checkgate.readers.quicktime;

import java.util.Map;

/** Names of the code points of ISO/IEC 23091-2, which colr boxes hold; 2 means "unspecified" and has none. */
final class ColourNames {
    private static final Map<Integer, String> PRIMARIES = Map.of(1, "bt709", 4, "bt470m", 5, "bt470bg", 6, "smpte170m", 7, "smpte240m",
        9, "bt2020", 11, "smpte431", 12, "smpte432");
    private static final Map<Integer, String> TRANSFER = Map.of(1, "bt709", 4, "gamma22", 5, "gamma28", 6, "smpte170m", 7, "smpte240m",
        8, "linear", 13, "iec61966-2-1", 14, "bt2020-10", 16, "smpte2084", 18, "arib-std-b67");
    private static final Map<Integer, String> MATRIX = Map.of(0, "gbr", 1, "bt709", 5, "bt470bg", 6, "smpte170m", 7, "smpte240m",
        9, "bt2020nc", 10, "bt2020c");

    private ColourNames() {
    }

    /** Null when it has no name here. */
    static String primaries(int code) {
        return PRIMARIES.get(code);
    }

    /** Null when it has no name here. */
    static String transfer(int code) {
        return TRANSFER.get(code);
    }

    /** Null when it has no name here. */
    static String matrix(int code) {
        return MATRIX.get(code);
    }
}
