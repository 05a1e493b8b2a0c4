package org.checkgate.readers.mxf;

import java.util.Map;

/** Names of colour labels in the SMPTE register of labels, in the words that films' code points have as well. */
final class ColourLabels {
    private static final String COLOUR = "060e2b3404010100040101010";
    private static final Map<Integer, String> TRANSFER = Map.of(0x01, "gamma22", 0x02, "bt709", 0x03, "smpte240m", 0x04, "bt709", 0x06, "linear",
        0x08, "iec61966-2-4", 0x09, "bt2020-10", 0x0a, "smpte2084", 0x0b, "arib-std-b67", 0x0d, "iec61966-2-1");
    private static final Map<Integer, String> EQUATIONS = Map.of(0x01, "smpte170m", 0x02, "bt709", 0x03, "smpte240m", 0x05, "gbr", 0x06, "bt2020nc");
    private static final Map<Integer, String> PRIMARIES = Map.of(0x01, "smpte170m", 0x02, "bt470bg", 0x03, "bt709", 0x04, "bt2020",
        0x06, "smpte432", 0x0a, "smpte431");
    /** Cameras' own curves and gamuts (SMPTE ST 2115), and that of ACES (ST 2065-1). */
    private static final Map<Integer, String> CAMERA_CURVES = Map.of(0x0e, "S-Log3", 0x0f, "V-Log", 0x10, "Canon Log 2", 0x11, "Canon Log 3");
    private static final Map<Integer, String> CAMERA_GAMUTS = Map.of(0x07, "ACES", 0x0b, "S-Gamut3", 0x0c, "S-Gamut3.Cine", 0x0d, "V-Gamut",
        0x0e, "Cinema Gamut");

    private ColourLabels() {
    }

    /** Null when it has no name here. */
    static String transfer(Label label) {
        return label.starts(COLOUR + "1") ? TRANSFER.get(label.octet(13)) : null;
    }

    /** Null when it has no name here. */
    static String equations(Label label) {
        return label.starts(COLOUR + "2") ? EQUATIONS.get(label.octet(13)) : null;
    }

    /** Null when it has no name here. */
    static String primaries(Label label) {
        return label.starts(COLOUR + "3") ? PRIMARIES.get(label.octet(13)) : null;
    }

    /** A camera's own curve; null when it is none. */
    static String cameraCurve(Label label) {
        return label.starts(COLOUR + "1") ? CAMERA_CURVES.get(label.octet(13)) : null;
    }

    /** A camera's own gamut; null when it is none. */
    static String cameraGamut(Label label) {
        return label.starts(COLOUR + "3") ? CAMERA_GAMUTS.get(label.octet(13)) : null;
    }
}
