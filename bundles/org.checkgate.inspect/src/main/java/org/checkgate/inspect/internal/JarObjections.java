package org.checkgate.inspect.internal;

/**
 * Which jars of the plugin folder may not be resolved, by what stands in them alone. A service of its own: it is asked while bundles are
 * resolved, when nothing may be waited for, and what does not run yet is no news. Safe for use by several threads.
 */
public interface JarObjections {
    /** @param file the jar's name in the folder; whatever has no good verdict is refused, also what has none at all, as hidden files */
    boolean refused(String file);
}
