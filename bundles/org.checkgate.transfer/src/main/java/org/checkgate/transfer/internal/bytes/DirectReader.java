package org.checkgate.transfer.internal.bytes;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * Reads a file from its medium, past the page cache where the file system allows it; {@link #direct()} says whether it did.
 * Direct reads need memory, position and length aligned to the file system's block size. Not thread-safe.
 */
public final class DirectReader implements MediumReader {
    private static final int WINDOW = 1 << 20;
    /** File systems that live in memory, or that take the option and answer from a cache of their own. */
    private static final Set<String> NO_MEDIUM = Set.of("tmpfs", "ramfs", "zfs");

    private final FileChannel channel;
    private final boolean direct;
    private final int block;
    private final ByteBuffer window;
    private final long size;
    private long position;

    private DirectReader(FileChannel channel, boolean direct, int block) throws IOException {
        this.channel = channel;
        this.direct = direct;
        this.block = block;
        this.size = channel.size();
        this.window = ByteBuffer.allocateDirect(WINDOW + block).alignedSlice(block);
        window.limit(0);
    }

    /** Opens a file that is no link. */
    public static DirectReader open(Path file) throws IOException {
        FileStore store = Files.getFileStore(file);
        if (NO_MEDIUM.contains(store.type())) {
            return cached(file);
        }
        int block = blockSize(store);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS, ExtendedOpenOption.DIRECT);
            return firstWindow(new DirectReader(channel, true, block));
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            LoggerFactory.getLogger(DirectReader.class).info("{} refuses to be read past the page cache: {}", file, e.toString());
            return cached(file);
        }
    }

    /** Opens it for ordinary reading, as a file system that refuses would have it. */
    public static DirectReader cached(Path file) throws IOException {
        return new DirectReader(FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS), false, 1);
    }

    /** Some file systems take the option and refuse the first read. */
    private static DirectReader firstWindow(DirectReader reader) throws IOException {
        try {
            reader.fill();
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    private static int blockSize(FileStore store) throws IOException {
        long size = store.getBlockSize();
        return size >= 512 && size <= 65536 && Long.bitCount(size) == 1 ? (int) size : 4096;
    }

    @Override
    public boolean direct() {
        return direct;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void seek(long to) {
        if (to != position) {
            position = to;
            window.limit(0);
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (!window.hasRemaining() && !fill()) {
            return -1;
        }
        int count = Math.min(length, window.remaining());
        window.get(into, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (position >= size) {
            return false;
        }
        // After a short read the position may lie within a block: read that block again and skip what is known.
        long aligned = position / block * block;
        window.clear().limit(WINDOW / block * block);
        int count = channel.read(window, aligned);
        int skip = (int) (position - aligned);
        if (count <= skip) {
            window.limit(0);
            return false;
        }
        window.flip().position(skip);
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
