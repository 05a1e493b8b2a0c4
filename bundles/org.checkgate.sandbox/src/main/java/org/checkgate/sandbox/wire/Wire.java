package org.checkgate.sandbox.wire;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Numbers and texts over a channel, in messages. What a message may hold is bounded, so that the other side cannot fill this side's
 * memory. Not safe for use by several threads; a thread that is interrupted while it waits here closes the channel.
 */
public final class Wire implements Closeable {
    /** A card of 1,000,000 files with long paths fits. */
    private static final long LONGEST_MESSAGE = 256L << 20;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private final ByteChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;
    private long left;

    public Wire(ByteChannel channel) {
        this.channel = channel;
        this.in = new DataInputStream(new Reading());
        this.out = new DataOutputStream(new Writing());
    }

    /** Waits for a message; what is read after this belongs to it. */
    public Op next() throws IOException {
        left = LONGEST_MESSAGE;
        int op = in.readUnsignedByte();
        if (op >= Op.values().length) {
            throw new IOException("There is no message " + op + ".");
        }
        return Op.values()[op];
    }

    /** What is left of the message that is being read may have so many bytes; more of it is refused. */
    public void atMost(long bytes) {
        left = Math.min(left, bytes);
    }

    /** Begins a message. */
    public Wire say(Op op) throws IOException {
        out.writeByte(op.ordinal());
        return this;
    }

    /** Sends what was said. */
    public void send() throws IOException {
        out.flush();
    }

    public Wire number(long value) throws IOException {
        out.writeLong(value);
        return this;
    }

    public long number() throws IOException {
        return in.readLong();
    }

    /** A number from 0 to {@code most}. */
    public int upTo(int most) throws IOException {
        long value = number();
        if (value < 0 || value > most) {
            throw new IOException(value + " is not between 0 and " + most + ".");
        }
        return (int) value;
    }

    public Wire decimal(double value) throws IOException {
        out.writeDouble(value);
        return this;
    }

    public double decimal() throws IOException {
        return in.readDouble();
    }

    public Wire text(String value) throws IOException {
        return bytes(value.getBytes(StandardCharsets.UTF_8), 0, -1);
    }

    public String text() throws IOException {
        return new String(bytes(LONGEST_TEXT), StandardCharsets.UTF_8);
    }

    /** @param most bytes; a longer one is refused */
    public String text(int most) throws IOException {
        return new String(bytes(most), StandardCharsets.UTF_8);
    }

    /** @param length how many of the array; -1 for all from the offset on */
    public Wire bytes(byte[] value, int offset, int length) throws IOException {
        int count = length < 0 ? value.length - offset : length;
        out.writeInt(count);
        out.write(value, offset, count);
        return this;
    }

    /** @param most more than that is refused */
    public byte[] bytes(int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException("A field of " + length + " bytes is longer than " + most + ".");
        }
        byte[] value = new byte[length];
        in.readFully(value);
        return value;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private final class Reading extends InputStream {
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            } else if (left <= 0) {
                throw new IOException("A message is longer than it may be.");
            } else if (!buffer.hasRemaining()) {
                int got = channel.read(buffer.clear());
                buffer.flip();
                if (got < 0) {
                    throw new EOFException("The other side is gone.");
                }
            }
            int count = Math.min(length, buffer.remaining());
            buffer.get(into, offset, count);
            left -= count;
            return count;
        }
    }

    private final class Writing extends OutputStream {
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                if (!buffer.hasRemaining()) {
                    flush();
                }
                int count = Math.min(length - done, buffer.remaining());
                buffer.put(from, offset + done, count);
                done += count;
            }
        }

        @Override
        public void flush() throws IOException {
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        }
    }
}
