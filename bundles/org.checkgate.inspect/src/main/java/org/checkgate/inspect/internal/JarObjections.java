package org.checkgate.inspect.internal;

import java.nio.file.Path;

/**
 * Which jars of the plugin folder may not be installed or resolved, by what stands in them alone. A service of its own: it is asked while bundles are
 * resolved, when nothing may be waited for, and what does not run yet is no news. Safe for use by several threads.
 */
public interface JarObjections {
    /** @param file the jar's name in the folder; whatever has no good verdict is refused, also what has none at all, as hidden files */
    boolean refused(String file);

    /**
     * Whether it does no harm to have it in the framework without being resolved. What only a setting keeps from serving is installed, so
     * that it serves as soon as the setting changes.
     */
    boolean installable(String file);

    /** Where the jars lie, as an absolute path. */
    Path folder();
}
