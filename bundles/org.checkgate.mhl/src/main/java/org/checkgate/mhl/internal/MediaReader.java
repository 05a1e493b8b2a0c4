package org.checkgate.mhl.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.MultiHash;
import org.checkgate.mhl.VerifyListener;

/** Reads a scope's files to their end, once each. One reader a thread. */
final class MediaReader implements Closeable {
    /** Fits a processor's second-level cache: measured faster than larger ones. */
    private static final int BUFFER = 256 << 10;

    private final Path root;
    private final VerifyListener listener;
    private final Descent descent;
    private final byte[] buffer = new byte[BUFFER];

    MediaReader(Path root, VerifyListener listener) throws IOException {
        this.root = root;
        this.listener = listener;
        this.descent = Descent.from(root);
    }

    MultiHash read(FileEntry entry, Collection<HashFormat> formats) throws IOException {
        return read(entry, formats, null);
    }

    /** As above; with a journal, from where an earlier run was interrupted. */
    MultiHash read(FileEntry entry, Collection<HashFormat> formats, Journal journal) throws IOException {
        try {
            String path = path(entry);
            BasicFileAttributes before = descent.facts(path);
            MultiHash hash = journal == null ? new MultiHash(formats) : journal.begin(entry.path, before, formats);
            try (SeekableByteChannel channel = descent.open(path)) {
                channel.position(hash.length());
                for (boolean more = true; more;) {
                    more = read(channel, before.size(), hash, journal == null ? Long.MAX_VALUE : hash.length() + Journal.STEP);
                    if (more) {
                        journal.part(entry.path, before, hash);
                    }
                }
            }
            requireSame(before, descent.facts(path), hash.length());
            return hash;
        } catch (InvalidPathException e) {
            throw new IOException("its name cannot be written in this system's encoding", e);
        }
    }

    /** What lies there now. */
    BasicFileAttributes facts(FileEntry entry) throws IOException {
        return descent.facts(path(entry));
    }

    private String path(FileEntry entry) throws IOException {
        return entry.onDisk == FileEntry.OnDisk.LINK_TO_FILE ? target(entry.path) : entry.path;
    }

    /** Reads to the end (false) or at least to {@code until} (true). */
    private boolean read(SeekableByteChannel channel, long size, MultiHash hash, long until) throws IOException {
        ByteBuffer window = ByteBuffer.wrap(buffer);
        for (int count = channel.read(window); count >= 0; count = channel.read(window)) {
            if (listener.cancelled() || Thread.currentThread().isInterrupted()) {
                throw new CancellationException("The verification was cancelled");
            }
            hash.update(buffer, 0, count);
            listener.read(count);
            window.clear();
            if (hash.length() > size) {
                // Whoever appends faster than we read would keep us here for ever.
                throw new IOException("it grew while it was read");
            }
            if (hash.length() >= until) {
                return true;
            }
        }
        return false;
    }

    /** What was hashed must be what lies there: else the digest belongs to no state that the file ever had. */
    private static void requireSame(BasicFileAttributes before, BasicFileAttributes after, long length) throws IOException {
        if (length != before.size() || after.size() != before.size()
                || !after.lastModifiedTime().equals(before.lastModifiedTime())
                || !Objects.equals(after.fileKey(), before.fileKey())) {
            throw new IOException("it changed while it was read");
        }
    }

    /** Where a link within the scope leads, as a path of the scope. */
    private String target(String link) throws IOException {
        Path real = root.resolve(link).toRealPath();
        if (!real.startsWith(root)) {
            throw new IOException("it is no longer a regular file of this folder");
        }
        return root.relativize(real).toString().replace(real.getFileSystem().getSeparator(), "/");
    }

    @Override
    public void close() throws IOException {
        descent.close();
    }
}
