package org.checkgate.readers;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.Media;
import org.checkgate.spi.SeekableView;

/**
 * A card in memory that also lends its files, counts what is read, and refuses what the host would refuse. A sparse file has a start, an
 * end and zeros between, so that 200 GB cost nothing.
 */
public final class FakeCard implements Card, Media {
    public static final long BUDGET = 2 << 20;

    private record Sparse(byte[] start, long size, byte[] end) {
        int at(long position, byte[] into, int offset, int length) {
            int n = (int) Math.min(length, size - position);
            Arrays.fill(into, offset, offset + n, (byte) 0);
            copy(start, 0, position, into, offset, n);
            copy(end, size - end.length, position, into, offset, n);
            return n;
        }

        private static void copy(byte[] part, long partAt, long position, byte[] into, int offset, int n) {
            long from = Math.max(partAt, position);
            long to = Math.min(partAt + part.length, position + n);
            if (from < to) {
                System.arraycopy(part, (int) (from - partAt), into, offset + (int) (from - position), (int) (to - from));
            }
        }
    }

    private final Map<String, Sparse> files = new TreeMap<>();
    private final String name;
    private long remaining = BUDGET;
    private int refused;

    /** A card called A001R1ZA. */
    public FakeCard() {
        this("A001R1ZA");
    }

    /** A card of another name. */
    public FakeCard(String name) {
        this.name = name;
    }

    public FakeCard with(String path, byte[] content) {
        return withSparse(path, content, content.length, new byte[0]);
    }

    /** @param size of the whole file, in which {@code start} and {@code end} have room */
    public FakeCard withSparse(String path, byte[] start, long size, byte[] end) {
        files.put(path, new Sparse(start, size, end));
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<CardFile> files() {
        return files.entrySet().stream().map(e -> new CardFile(e.getKey(), e.getValue().size())).toList();
    }

    @Override
    public byte[] head(String path, int max) throws IOException {
        Sparse content = content(path);
        byte[] head = new byte[(int) Math.min(Math.min(max, HEAD_LIMIT), content.size())];
        content.at(0, head, 0, head.length);
        return head;
    }

    @Override
    public long remainingBytes() {
        return remaining;
    }

    /** How many bytes of the files were read through {@link #open}. */
    public long bytesRead() {
        return BUDGET - remaining;
    }

    /** How many reads asked for more than the budget had left. */
    public int refusals() {
        return refused;
    }

    @Override
    public SeekableView open(String path) throws IOException {
        Sparse content = content(path);
        return new SeekableView() {
            @Override
            public long size() {
                return content.size();
            }

            @Override
            public int read(long position, byte[] into, int offset, int length) throws IOException {
                if (length > remaining) {
                    refused++;
                    throw new LimitExceededException("The budget is used up.");
                }
                if (position >= content.size()) {
                    return -1;
                }
                int n = content.at(position, into, offset, length);
                remaining -= n;
                return n;
            }

            @Override
            public void close() {
            }
        };
    }

    private Sparse content(String path) throws IOException {
        Sparse content = files.get(path);
        if (content == null) {
            throw new FileNotFoundException(path);
        }
        return content;
    }
}
