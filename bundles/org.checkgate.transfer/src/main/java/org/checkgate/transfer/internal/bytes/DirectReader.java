package org.checkgate.transfer.internal.bytes;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;

/**
 * Reads a file from its medium, past the page cache where the file system allows it; {@link #direct()} says whether it did.
 * Direct reads need memory, position and length aligned to the file system's block size. Not thread-safe.
 */
public final class DirectReader implements MediumReader {
    private static final int WINDOW = 1 << 20;

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
        long whole = (size + block - 1) / block * block;
        this.window = ByteBuffer.allocateDirect((int) Math.min(WINDOW, whole) + block).alignedSlice(block);
        window.limit(0);
    }

    /** Opens a file that is no link. */
    public static DirectReader open(Path file) throws IOException {
        return open(file, Medium.of(file));
    }

    /** As {@link #open(Path)}, where it is known what is below the file. */
    public static DirectReader open(Path file, Medium medium) throws IOException {
        if (!medium.below()) {
            return cached(file);
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS, ExtendedOpenOption.DIRECT);
            return firstWindow(new DirectReader(channel, true, medium.block()));
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
        window.clear();
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
