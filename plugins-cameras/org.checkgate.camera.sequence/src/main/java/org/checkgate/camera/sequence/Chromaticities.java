package org.checkgate.camera.sequence;

import java.util.List;
import java.util.Map;

/**
 * Names for primaries and white point as OpenEXR states them: x and y of red, green, blue and white. Sources: ITU-R BT.709 and
 * BT.2020, SMPTE EG 432-1 (P3 with D65), SMPTE ST 2065-1 (ACES AP0), Academy S-2014-004 (AP1).
 */
final class Chromaticities {
    /** Writers round to three or four places. */
    private static final double SLACK = 0.0011;
    private static final Map<String, double[]> KNOWN = Map.of(
        "bt709", new double[] {.64, .33, .30, .60, .15, .06, .3127, .3290},
        "bt2020", new double[] {.708, .292, .170, .797, .131, .046, .3127, .3290},
        "smpte432", new double[] {.680, .320, .265, .690, .150, .060, .3127, .3290},
        "ACES AP0", new double[] {.7347, .2653, .0, 1.0, .0001, -.0770, .32168, .33767},
        "ACES AP1", new double[] {.713, .293, .165, .830, .128, .044, .32168, .33767});

    private Chromaticities() {
    }

    /** Null when it is none of these. */
    static String name(List<Double> numbers) {
        return KNOWN.entrySet().stream().filter(known -> isNear(known.getValue(), numbers)).map(Map.Entry::getKey).findFirst().orElse(null);
    }

    private static boolean isNear(double[] known, List<Double> numbers) {
        for (int i = 0; i < known.length; i++) {
            if (numbers.size() != known.length || Math.abs(known[i] - numbers.get(i)) > SLACK) {
                return false;
            }
        }
        return true;
    }
}
