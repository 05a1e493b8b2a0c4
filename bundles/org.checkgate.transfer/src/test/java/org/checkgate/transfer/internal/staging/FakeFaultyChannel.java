package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file that is open for reading and gives what its faults make of it. Nothing can be written through it. */
final class FakeFaultyChannel extends FileChannel {
    private final FileChannel real;
    private final Faults faults;
    private long position;

    /** What is wrong with one opened file. */
    interface Faults {
        /**
         * Comes before each read, and may fail, hang, or change the file.
         *
         * @return the most bytes that this read gives, at least one
         */
        int most(long position, int length) throws IOException;

        /** What is given for the byte at this place. */
        byte at(long position, byte truth);
    }

    FakeFaultyChannel(FileChannel real, Faults faults) {
        this.real = real;
        this.faults = faults;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int count = read(into, position);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public int read(ByteBuffer into, long from) throws IOException {
        int most = faults.most(from, into.remaining());
        int start = into.position();
        int limit = into.limit();
        into.limit(Math.min(limit, start + most));
        int count;
        try {
            count = real.read(into, from);
        } finally {
            into.limit(limit);
        }
        for (int i = 0; i < count; i++) {
            into.put(start + i, faults.at(from + i, into.get(start + i)));
        }
        return count;
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) {
        throw new UnsupportedOperationException("Nobody who reads a drive asks for this.");
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public FileChannel position(long to) {
        position = to;
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public int write(ByteBuffer from, long to) {
        throw new NonWritableChannelException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw new NonWritableChannelException();
    }

    @Override
    public FileChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public void force(boolean metaData) {
        throw new NonWritableChannelException();
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException("Nobody who reads a drive asks for this.");
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long to, long count) {
        throw new NonWritableChannelException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long from, long size) {
        throw new UnsupportedOperationException("Nobody who reads a drive asks for this.");
    }

    @Override
    public FileLock lock(long from, long size, boolean shared) {
        throw new UnsupportedOperationException("Nobody who reads a drive asks for this.");
    }

    @Override
    public FileLock tryLock(long from, long size, boolean shared) {
        throw new UnsupportedOperationException("Nobody who reads a drive asks for this.");
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }
}
