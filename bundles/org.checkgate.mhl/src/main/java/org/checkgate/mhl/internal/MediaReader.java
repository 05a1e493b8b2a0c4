package org.checkgate.mhl.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.MultiHash;
import org.checkgate.mhl.VerifyListener;

/** Reads a scope's files to their end, once each. One reader a thread. */
final class MediaReader {
    /** Fits a processor's second-level cache: measured faster than larger ones. */
    private static final int BUFFER = 256 << 10;
    private static final Set<OpenOption> PLAIN = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> THROUGH_LINK = Set.of(StandardOpenOption.READ);

    private final Path root;
    private final VerifyListener listener;
    private final byte[] buffer = new byte[BUFFER];

    MediaReader(Path root, VerifyListener listener) {
        this.root = root;
        this.listener = listener;
    }

    MultiHash read(FileEntry entry, Collection<HashFormat> formats) throws IOException {
        Path file;
        try {
            file = root.resolve(entry.path);
        } catch (InvalidPathException e) {
            throw new IOException("its name cannot be written in this system's encoding", e);
        }
        // The tree may have been changed since it was listed.
        Path real = file.toRealPath();
        if (!real.startsWith(root) || !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is no longer a regular file of this folder");
        }
        boolean link = entry.onDisk == FileEntry.OnDisk.LINK_TO_FILE;
        MultiHash hash = new MultiHash(formats);
        try (SeekableByteChannel channel = Files.newByteChannel(link ? real : file, link ? THROUGH_LINK : PLAIN)) {
            ByteBuffer window = ByteBuffer.wrap(buffer);
            for (int count = channel.read(window); count >= 0; count = channel.read(window)) {
                if (listener.cancelled() || Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("The verification was cancelled");
                }
                hash.update(buffer, 0, count);
                listener.read(count);
                window.clear();
            }
        }
        return hash;
    }
}
