package org.checkgate.camera.editorial;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of an ASC Color Decision List (ASC CDL Transfer Functions and Interchange Syntax, 1.2): three a slope, offset and power. */
final class ColourNumbers {
    private static final Pattern SOP = Pattern.compile("\\(([^()]*)\\)\\s*\\(([^()]*)\\)\\s*\\(([^()]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,20}\\.?\\d{0,20}|\\.\\d{1,20})([eE][+-]?\\d{1,3})?");

    private ColourNumbers() {
    }

    /** Whether the text is so many numbers with white space between. */
    static boolean are(String text, int count) {
        String[] parts = text.strip().split("\\s+", count + 1);
        if (parts.length != count) {
            return false;
        }
        for (String part : parts) {
            if (!NUMBER.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text is slope, offset and power as an ALE or EDL writes them: {@code (1 1 1)(0 0 0)(1 1 1)}. */
    static boolean isSop(String text) {
        Matcher m = SOP.matcher(text.strip());
        return m.matches() && are(m.group(1), 3) && are(m.group(2), 3) && are(m.group(3), 3);
    }
}
