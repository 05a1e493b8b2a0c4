package org.checkgate.mhl.internal;

/** Texts from strangers, cut to what a message can carry. */
final class Shortened {
    private static final int MAX = 300;

    private Shortened() {}

    static String text(String text) {
        return text.length() <= MAX ? text : text.substring(0, MAX) + "\u2026";
    }
}
