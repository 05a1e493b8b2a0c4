package org.checkgate.readers.quicktime;

import java.util.Map;

/** Names of the code points of ISO/IEC 23091-2, which colr boxes hold; 2 means "unspecified" and has none. */
final class ColourNames {
    private static final Map<Integer, String> PRIMARIES = Map.ofEntries(Map.entry(1, "bt709"), Map.entry(4, "bt470m"), Map.entry(5, "bt470bg"),
        Map.entry(6, "smpte170m"), Map.entry(7, "smpte240m"), Map.entry(8, "film"), Map.entry(9, "bt2020"), Map.entry(10, "smpte428"),
        Map.entry(11, "smpte431"), Map.entry(12, "smpte432"), Map.entry(22, "ebu3213"));
    private static final Map<Integer, String> TRANSFER = Map.ofEntries(Map.entry(1, "bt709"), Map.entry(4, "gamma22"), Map.entry(5, "gamma28"),
        Map.entry(6, "smpte170m"), Map.entry(7, "smpte240m"), Map.entry(8, "linear"), Map.entry(9, "log100"), Map.entry(10, "log316"),
        Map.entry(11, "iec61966-2-4"), Map.entry(12, "bt1361e"), Map.entry(13, "iec61966-2-1"), Map.entry(14, "bt2020-10"),
        Map.entry(15, "bt2020-12"), Map.entry(16, "smpte2084"), Map.entry(17, "smpte428"), Map.entry(18, "arib-std-b67"));
    private static final Map<Integer, String> MATRIX = Map.ofEntries(Map.entry(0, "gbr"), Map.entry(1, "bt709"), Map.entry(4, "fcc"),
        Map.entry(5, "bt470bg"), Map.entry(6, "smpte170m"), Map.entry(7, "smpte240m"), Map.entry(8, "ycgco"), Map.entry(9, "bt2020nc"),
        Map.entry(10, "bt2020c"), Map.entry(11, "smpte2085"), Map.entry(14, "ictcp"));

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
