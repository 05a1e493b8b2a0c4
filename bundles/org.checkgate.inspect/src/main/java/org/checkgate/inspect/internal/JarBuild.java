package org.checkgate.inspect.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A jar as it lay there at some moment: another build in its place differs in one of these.
 *
 * @param jar      its absolute path
 * @param size     bytes
 * @param changed  milliseconds since 1970
 * @param identity of the file, where the file system has one; null elsewhere
 */
public record JarBuild(Path jar, long size, long changed, Object identity) {
    /** Empty when it has gone in the meantime. */
    public static Optional<JarBuild> of(Path jar) {
        try {
            BasicFileAttributes file = Files.readAttributes(jar, BasicFileAttributes.class);
            return Optional.of(new JarBuild(jar.toAbsolutePath(), file.size(), file.lastModifiedTime().toMillis(), file.fileKey()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
