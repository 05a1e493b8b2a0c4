package org.checkgate.mhl.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Opens a scope's documents by path. */
interface Documents {

    InputStream open(String path) throws IOException;

    /** Of a folder on disk: never through a link, and never outside it. */
    static Documents in(Path root) {
        return path -> {
            try (Descent descent = Descent.from(root)) {
                return Channels.newInputStream(descent.open(path));
            } catch (InvalidPathException e) {
                throw new IOException("The name cannot be written in this system's encoding: " + path, e);
            }
        };
    }
}
