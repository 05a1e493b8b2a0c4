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
    /** Null where every core has a file of its own to hash. */
    private final ReadAhead ahead;

    MediaReader(Path root, VerifyListener listener, boolean idleCores) throws IOException {
        this.ahead = idleCores ? new ReadAhead() : null;
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
                Hashing hashing = new Hashing(entry.path, before, hash, journal);
                if (ahead != null && before.size() - hash.length() >= ReadAhead.WORTH_BYTES) {
                    ahead.read(channel, hashing);
                } else {
                    read(channel, hashing);
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

    private void read(SeekableByteChannel channel, Hashing hashing) throws IOException {
        ByteBuffer window = ByteBuffer.wrap(buffer);
        for (int count = channel.read(window); count >= 0; count = channel.read(window)) {
            hashing.take(buffer, count);
            window.clear();
        }
    }

    /** What is done with a file's bytes as they come. */
    private final class Hashing implements ReadAhead.Taker {
        private final String path;
        private final BasicFileAttributes before;
        private final MultiHash hash;
        private final Journal journal;
        private long nextState;

        Hashing(String path, BasicFileAttributes before, MultiHash hash, Journal journal) {
            this.path = path;
            this.before = before;
            this.hash = hash;
            this.journal = journal;
            this.nextState = hash.length() + Journal.STEP;
        }

        @Override
        public void take(byte[] bytes, int count) throws IOException {
            if (listener.cancelled() || Thread.currentThread().isInterrupted()) {
                throw new CancellationException("The verification was cancelled");
            }
            hash.update(bytes, 0, count);
            listener.read(count);
            if (hash.length() > before.size()) {
                // Whoever appends faster than we read would keep us here for ever.
                throw new IOException("it grew while it was read");
            }
            if (journal != null && hash.length() >= nextState) {
                journal.part(path, before, hash);
                nextState = hash.length() + Journal.STEP;
            }
        }
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
        if (ahead != null) {
            ahead.close();
        }
        descent.close();
    }
}
