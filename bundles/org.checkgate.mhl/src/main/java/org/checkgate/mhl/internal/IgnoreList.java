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

    private final Set<String> patterns = new LinkedHashSet<>();

    IgnoreList add(Collection<String> more) {
        for (String pattern : more) {
            patterns.remove(pattern);
            patterns.add(pattern);
        }
        return this;
    }

    boolean tooLong() {
        return patterns.size() > MAX;
    }

    List<String> asList() {
        return List.copyOf(patterns);
    }
}
