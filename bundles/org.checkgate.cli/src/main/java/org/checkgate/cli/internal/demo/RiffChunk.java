package org.checkgate.cli.internal.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Adds a chunk to the end of a RIFF file. A chunk is four letters, a little-endian size of 32 bits and its bytes, padded
 * to an even count that the size does not include; the file's first chunk states the size of all that follows it
 * (Multimedia Programming Interface and Data Specifications 1.0, IBM and Microsoft 1991, "Resource Interchange File Format").
 */
final class RiffChunk {
    private static final int HEADER = 8;
    private static final int RIFF = 0x46464952;

    private RiffChunk() {
    }

    /** @param name exactly four letters */
    static void append(Path file, String name, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer head = little(HEADER);
            if (channel.read(head, 0) != HEADER || head.getInt(0) != RIFF) {
                throw new IOException(file + " is no RIFF file.");
            }
            int padded = content.length + (content.length & 1);
            ByteBuffer chunk = little(HEADER + padded).put(name.getBytes(StandardCharsets.US_ASCII)).putInt(content.length).put(content);
            chunk.position(HEADER + padded).flip();
            long end = channel.size();
            while (chunk.hasRemaining()) {
                end += channel.write(chunk, end);
            }
            channel.write(little(Integer.BYTES).putInt((int) (end - HEADER)).flip(), Integer.BYTES);
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
