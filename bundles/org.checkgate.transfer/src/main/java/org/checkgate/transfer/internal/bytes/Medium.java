package org.checkgate.transfer.internal.bytes;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a file system says of what is below it.
 *
 * @param below whether there is a medium that can be read past a cache
 * @param block bytes that memory, position and length of such reads are aligned to
 */
public record Medium(boolean below, int block) {
    /** File systems that live in memory, or that take the option and answer from a cache of their own. */
    private static final Set<String> NO_MEDIUM = Set.of("tmpfs", "ramfs", "zfs");

    /** Asks the file system that this file lies on, which reads the table of all mounts. */
    public static Medium of(Path file) throws IOException {
        FileStore store = Files.getFileStore(file);
        long size = store.getBlockSize();
        boolean usable = size >= 512 && size <= 65536 && Long.bitCount(size) == 1;
        return new Medium(!NO_MEDIUM.contains(store.type()), usable ? (int) size : 4096);
    }
}
