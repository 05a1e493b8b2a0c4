package org.checkgate.mhl.internal;

import java.util.Comparator;

/** Orders paths so that everything below a folder directly follows it. */
final class TreeOrder {
    static final Comparator<String> PATHS = TreeOrder::compare;

    private TreeOrder() {}

    private static int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return a == '/' ? -1 : b == '/' ? 1 : Character.compare(a, b);
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
