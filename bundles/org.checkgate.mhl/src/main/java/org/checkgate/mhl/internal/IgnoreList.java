package org.checkgate.mhl.internal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Ignore patterns as they pile up over generations. Of equal ones the last counts: a later match wins over an earlier one,
 * so that a pattern repeated after a negation is not the same as one before it.
 */
final class IgnoreList {
    /** More is refused as malformed: to leave some out would change what is ignored. */
    static final int MAX = 10_000;

    private static final int MAX_LENGTH = 4_096;

    private final Set<String> patterns = new LinkedHashSet<>();

    IgnoreList add(Collection<String> more) {
        for (String pattern : more) {
            patterns.remove(pattern);
            patterns.add(pattern);
        }
        return this;
    }

    /** Whether the last pattern is longer than any that means something. */
    static boolean tooLong(List<String> patterns) {
        return !patterns.isEmpty() && patterns.get(patterns.size() - 1).length() > MAX_LENGTH;
    }

    boolean tooLong() {
        return patterns.size() > MAX;
    }

    List<String> asList() {
        return List.copyOf(patterns);
    }
}
