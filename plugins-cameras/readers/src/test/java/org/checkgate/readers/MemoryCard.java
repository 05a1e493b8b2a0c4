package org.checkgate.readers;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.Media;
import org.checkgate.spi.SeekableView;

/**
 * A card in memory that also lends its files, for tests. It counts what is read and refuses more than 2 MiB, as the host does. A file
 * may be longer than what it holds: the rest reads as zeros, as that of a sparse file does.
 */
public final class MemoryCard implements Card, Media {
    /** What the host allows a clip. */
    public static final long BUDGET = 2 << 20;

    private final Map<String, byte[]> contents = new HashMap<>();
    private final Map<String, CardFile> files = new HashMap<>();
    private List<CardFile> sorted = List.of();
    private long headBytes;
    private long mediaBytes;

    /** Adds or replaces a file. */
    public MemoryCard with(String path, byte[] content) {
        return with(path, content, content.length);
    }

    /** Adds or replaces a file that is as long as stated, with these bytes at its start. */
    public MemoryCard with(String path, byte[] start, long size) {
        contents.put(path, start);
        files.put(path, new CardFile(path, size));
        sorted = List.of();
        return this;
    }

    /** How many bytes were asked for as heads. */
    public long headBytes() {
        return headBytes;
    }

    /** How many bytes were read of lent files. */
    public long mediaBytes() {
        return mediaBytes;
    }

    @Override
    public String name() {
        return "A001R1ZA";
    }

    @Override
    public List<CardFile> files() {
        if (sorted.size() != files.size()) {
            List<CardFile> all = new ArrayList<>(files.values());
            all.sort(Comparator.comparing(CardFile::path));
            sorted = List.copyOf(all);
        }
        return sorted;
    }

    @Override
    public byte[] head(String path, int max) throws IOException {
        byte[] head = Arrays.copyOf(content(path), (int) Math.min(Math.min(max, HEAD_LIMIT), files.get(path).size()));
        headBytes += head.length;
        return head;
    }

    @Override
    public long remainingBytes() {
        return BUDGET - mediaBytes;
    }

    @Override
    public SeekableView open(String path) throws IOException {
        byte[] content = content(path);
        long size = files.get(path).size();
        return new SeekableView() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public int read(long position, byte[] into, int offset, int length) throws IOException {
                if (length > remainingBytes()) {
                    throw new LimitExceededException("The budget is used up.");
                }
                if (position >= size) {
                    return -1;
                }
                int n = (int) Math.min(length, size - position);
                int held = (int) Math.max(0, Math.min(n, content.length - position));
                Arrays.fill(into, offset, offset + n, (byte) 0);
                if (held > 0) {
                    System.arraycopy(content, (int) position, into, offset, held);
                }
                mediaBytes += n;
                return n;
            }

            @Override
            public void close() {
            }
        };
    }

    private byte[] content(String path) throws IOException {
        byte[] content = contents.get(path);
        if (content == null) {
            throw new FileNotFoundException(path);
        }
        return content;
    }
}
