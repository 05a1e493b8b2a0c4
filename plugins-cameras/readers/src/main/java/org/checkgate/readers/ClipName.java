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
    /** ARRI from the ALEXA 35 on: {@code A_0001C002_261120_101112_c1BY9} lies on the reel {@code A_0001_1BY9}. */
    private static final Pattern ARRI_35 = Pattern.compile("([A-Z])_(\\d{4})C\\d{3}_\\d{6}_\\d{6}_[a-z](\\w{4})(_.*)?");
    /** Blackmagic: {@code A001_08151512_C002}; RED: {@code A001_C002_0815XY}; Sony: {@code A001C002_260815AB}. */
    private static final Pattern OTHERS = Pattern.compile("([A-Z])(\\d{3})(_\\d{8}_C\\d{3}|_C\\d{3}_\\w{6}|C\\d{3}_\\w{6,8})(_.*)?");

    /** Of any maker; absent when the name is none that a cinema camera gives. */
    public static Optional<ClipName> of(String stem) {
        Optional<ClipName> arri = ofArri(stem);
        Matcher other = OTHERS.matcher(stem);
        return arri.isEmpty() && other.matches() ? Optional.of(new ClipName(other.group(1), other.group(1) + other.group(2))) : arri;
    }

    /** Of ARRI's cameras alone. */
    public static Optional<ClipName> ofArri(String stem) {
        Matcher older = ARRI.matcher(stem);
        if (older.matches()) {
            return Optional.of(new ClipName(older.group(1), older.group(1) + older.group(2) + older.group(3)));
        }
        Matcher newer = ARRI_35.matcher(stem);
        return newer.matches() ? Optional.of(new ClipName(newer.group(1), newer.group(1) + "_" + newer.group(2) + "_" + newer.group(3)))
            : Optional.empty();
    }
}
