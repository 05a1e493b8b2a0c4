package org.checkgate.camera.sequence;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Labels that people give to cameras: {@code A}, {@code B camera}, {@code C-Cam}. */
final class CameraLetter {
    private static final Pattern LABEL = Pattern.compile("(?i)(?:cam(?:era)?[ _-]?)?([A-Z])(?:[ _-]?cam(?:era)?)?");

    private CameraLetter() {
    }

    /** The letter; null for a label of another kind, such as {@code Second unit}. */
    static String of(String label) {
        Matcher m = LABEL.matcher(label.strip());
        return m.matches() ? m.group(1).toUpperCase(Locale.ROOT) : null;
    }
}
