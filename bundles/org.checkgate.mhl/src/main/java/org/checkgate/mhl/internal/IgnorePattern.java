package org.checkgate.mhl.internal;

import java.util.Optional;

/** One pattern in the syntax of gitignore, which ASC MHL takes over (specification, appendix C). */
final class IgnorePattern {
    private final boolean negated;
    private final boolean directoriesOnly;
    /** The segments of an anchored pattern, null standing for {@code **}; one segment alone matches the base name. */
    private final Glob[] segments;
    private final boolean anchored;

    private IgnorePattern(boolean negated, boolean directoriesOnly, boolean anchored, Glob[] segments) {
        this.negated = negated;
        this.directoriesOnly = directoriesOnly;
        this.anchored = anchored;
        this.segments = segments;
    }

    /** Empty for a blank line or a comment. */
    static Optional<IgnorePattern> of(String line) {
        String text = line;
        while (text.endsWith(" ") && !text.endsWith("\\ ")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        boolean negated = text.startsWith("!");
        text = negated ? text.substring(1) : text;
        boolean directory = text.endsWith("/");
        text = directory ? text.substring(0, text.length() - 1) : text;
        boolean anchored = text.contains("/");
        text = text.startsWith("/") ? text.substring(1) : text;
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = text.split("/", -1);
        Glob[] globs = new Glob[parts.length];
        for (int i = 0; i < parts.length; i++) {
            globs[i] = parts[i].equals("**") ? null : new Glob(parts[i]);
        }
        // A lone ** matches every name.
        globs[0] = globs.length == 1 && globs[0] == null ? new Glob("*") : globs[0];
        return Optional.of(new IgnorePattern(negated, directory, anchored, globs));
    }

    boolean negated() {
        return negated;
    }

    /** @param path relative to the folder of the history whose pattern it is */
    boolean matches(String path, boolean directory) {
        if (directoriesOnly && !directory) {
            return false;
        }
        return anchored ? matchesFrom(path.split("/")) : segments[0].matches(RecordedPath.name(path));
    }

    /** As in {@link Glob}, one {@code **} at most is ever retried. */
    private boolean matchesFrom(String[] names) {
        int segment = 0;
        int at = 0;
        int wildSegment = -1;
        int wildAt = 0;
        while (at < names.length) {
            if (segment < segments.length && segments[segment] == null) {
                wildSegment = segment++;
                wildAt = at;
                if (segment == segments.length) {
                    return true;
                }
            } else if (segment < segments.length && segments[segment].matches(names[at])) {
                segment++;
                at++;
            } else if (wildSegment >= 0) {
                segment = wildSegment + 1;
                at = ++wildAt;
            } else {
                return false;
            }
        }
        return segment == segments.length;
    }
}
