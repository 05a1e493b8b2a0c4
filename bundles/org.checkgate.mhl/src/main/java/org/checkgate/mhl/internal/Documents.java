package org.checkgate.mhl.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Opens a scope's documents by path. */
interface Documents {

    InputStream open(String path) throws IOException;

    /** Of a folder on disk: never through a link, and never outside it. */
    static Documents in(Path root) {
        return path -> {
            try {
                Path file = root.resolve(path);
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !file.toRealPath().startsWith(root)) {
                    throw new IOException("Not a regular file of this folder: " + path);
                }
                return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
            } catch (InvalidPathException e) {
                throw new IOException("The name cannot be written in this system's encoding: " + path, e);
            }
        };
    }
}
