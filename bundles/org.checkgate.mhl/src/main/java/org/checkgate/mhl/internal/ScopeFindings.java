package org.checkgate.mhl.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.UnsafeEntry;

/** What reading the lists brought up, beside the records. */
final class ScopeFindings {
    static final int MAX_WARNINGS = 1_000;
    /** So many faults say enough of a list; whoever plants more wants our memory. */
    private static final int MAX_FAULTS = 10_000;

    final Set<HistoryError> errors = new LinkedHashSet<>();
    final Set<UnsafeEntry> unsafe = new LinkedHashSet<>();
    final List<String> warnings = new ArrayList<>();
    final Map<String, String> manifestC4 = new HashMap<>();
    final Set<String> manifestFiles = new LinkedHashSet<>();
    /** The folders of lists that are not to be used: what they own is not evaluated. */
    final Set<String> unusable = new HashSet<>();
    /** The folders of all lists, usable or not. */
    final Set<String> owners = new HashSet<>();

    void error(HistoryError error) {
        if (errors.size() < MAX_FAULTS) {
            errors.add(error);
        }
    }

    void unsafe(UnsafeEntry entry) {
        if (unsafe.size() < MAX_FAULTS) {
            unsafe.add(entry);
        }
    }

    void warn(String warning) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(warning);
        }
    }

    void take(Records records) {
        records.errors.forEach(this::error);
        records.unsafe.forEach(this::unsafe);
        records.warnings.forEach(this::warn);
    }

    /** Whether the innermost list folder around the path is one that cannot be used. */
    boolean unevaluated(String path) {
        if (unusable.isEmpty()) {
            return false;
        }
        for (String folder = path; !folder.isEmpty();) {
            folder = RecordedPath.parent(folder);
            if (owners.contains(folder)) {
                return unusable.contains(folder);
            }
        }
        return false;
    }
}
