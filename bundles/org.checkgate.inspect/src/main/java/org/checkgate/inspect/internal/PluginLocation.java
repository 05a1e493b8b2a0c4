package org.checkgate.inspect.internal;

import java.net.URI;
import java.nio.file.Path;

/** Where the folder's installer says that a bundle comes from: the address of its file. */
final class PluginLocation {
    private PluginLocation() {
    }

    /** What the locations of all bundles from a folder begin with. */
    static String of(Path folder) {
        return folder.toAbsolutePath().toUri().toString().replaceFirst("^file:/+", "file:/").replaceFirst("/*$", "/");
    }

    /** The name of the file, as it is on disk. */
    static String fileName(String location) {
        String last = location.substring(location.lastIndexOf('/') + 1);
        try {
            return URI.create(last).getPath();
        } catch (IllegalArgumentException e) {
            return last;
        }
    }
}
