package org.checkgate.mhl.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All ignore patterns of a scope, each list bound to the folder of its history. An outer list also holds below nested
 * histories, and a later match wins over an earlier one; what lies in an ignored folder is ignored.
 */
final class IgnoreRules {
    /** Always ignored in an ASC MHL history. */
    static final List<String> ASC_DEFAULTS = List.of(".DS_Store", "ascmhl", "ascmhl/");
    static final List<String> CLASSIC_DEFAULTS = List.of(".DS_Store", "*.mhl");

    private record Rules(String folder, boolean classic, List<IgnorePattern> patterns) {}

    private static final int REMEMBERED_DEPTH = 30;

    private final List<Rules> rules = new ArrayList<>();
    private final Set<String> ascFolders;
    private final Map<String, Boolean> folders = new HashMap<>();

    /** @param ascFolders the folders of ASC MHL histories: classic rules do not reach into them */
    IgnoreRules(Set<String> ascFolders) {
        this.ascFolders = ascFolders;
    }

    /** Outer folders must be added before inner ones. */
    void add(String folder, boolean classic, List<String> lines) {
        List<IgnorePattern> patterns = new ArrayList<>();
        new IgnoreList().add(lines).asList().forEach(line -> IgnorePattern.of(line).ifPresent(patterns::add));
        rules.add(new Rules(folder, classic, patterns));
    }

    boolean ignored(String path, boolean directory) {
        String parent = RecordedPath.parent(path);
        return !parent.isEmpty() && ignoredFolder(parent) || matches(path, directory);
    }

    private boolean ignoredFolder(String path) {
        boolean ignored = false;
        int depth = 0;
        for (int slash = path.indexOf('/'); slash >= 0 && !ignored; slash = path.indexOf('/', slash + 1)) {
            ignored = known(path.substring(0, slash), depth++);
        }
        return ignored || known(path, depth);
    }

    /** Whether the folder itself is ignored. Only so many levels are remembered: a list may invent endless paths. */
    private boolean known(String folder, int depth) {
        return depth < REMEMBERED_DEPTH ? folders.computeIfAbsent(folder, path -> matches(path, true)) : matches(folder, true);
    }

    private boolean matches(String path, boolean directory) {
        boolean ignored = false;
        for (Rules set : rules) {
            if (!RecordedPath.below(path, set.folder) || set.classic && inAscHistory(path)) {
                continue;
            }
            String relative = set.folder.isEmpty() ? path : path.substring(set.folder.length() + 1);
            for (IgnorePattern pattern : set.patterns) {
                if (pattern.matches(relative, directory)) {
                    ignored = !pattern.negated();
                }
            }
        }
        return ignored;
    }

    private boolean inAscHistory(String path) {
        return ascFolders.stream().anyMatch(folder -> RecordedPath.below(path, folder));
    }
}
