package org.checkgate.readers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What cinema cameras put into a file name. A habit, not a promise: people rename.
 *
 * @param cameraId the camera's letter
 * @param reel     the reel or card
 */
public record ClipName(String cameraId, String reel) {
    /** ARRI: {@code A001C002_261120_R1ZA} lies on the reel {@code A001R1ZA}. */
    private static final Pattern ARRI = Pattern.compile("([A-Z])(\\d{3})C\\d{3}_\\d{6}_([A-Z]\\w{3})(_.*)?");
    /** Blackmagic: {@code A001_08151512_C002}; RED: {@code A001_C002_0815XY}; Sony: {@code A001C002_260815AB}. */
    private static final Pattern OTHERS = Pattern.compile("([A-Z])(\\d{3})(_\\d{8}_C\\d{3}|_C\\d{3}_\\w{6}|C\\d{3}_\\w{6,8})(_.*)?");

    public static Optional<ClipName> of(String stem) {
        Matcher arri = ARRI.matcher(stem);
        if (arri.matches()) {
            return Optional.of(new ClipName(arri.group(1), arri.group(1) + arri.group(2) + arri.group(3)));
        }
        Matcher other = OTHERS.matcher(stem);
        return other.matches() ? Optional.of(new ClipName(other.group(1), other.group(1) + other.group(2))) : Optional.empty();
    }
}
