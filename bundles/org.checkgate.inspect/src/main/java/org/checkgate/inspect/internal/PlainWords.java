package org.checkgate.inspect.internal;

import java.util.regex.Pattern;

/** What a plugin says, fit for a log, a terminal and a page: it can neither command these nor fill them. */
public final class PlainWords {
    /** Control characters, ends of lines, and what turns the direction of writing round. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern UNFIT_IN_LINES = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

    private PlainWords() {
    }

    /** On one line, cut when it is longer. */
    public static String line(String said, int longest) {
        String plain = UNFIT.matcher(said).replaceAll(" ");
        return plain.length() > longest ? plain.substring(0, longest) + "…" : plain;
    }

    /** With its lines, such as a note has. */
    static String lines(String said) {
        return UNFIT_IN_LINES.matcher(said).replaceAll(" ");
    }
}
