package org.checkgate.camera.bwf;

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

/** A card in memory that also lends its files, counts what is read, and refuses what the host would refuse. */
final class FakeCard implements Card, Media {
    private final Map<String, byte[]> files = new TreeMap<>();
    private long remaining = 2 << 20;

    FakeCard with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    @Override
    public String name() {
        return "A001R1ZA";
    }

    @Override
    public List<CardFile> files() {
        return files.entrySet().stream().map(e -> new CardFile(e.getKey(), e.getValue().length)).toList();
    }

    @Override
    public byte[] head(String path, int max) throws IOException {
        byte[] content = content(path);
        return Arrays.copyOf(content, Math.min(max, content.length));
    }

    @Override
    public long remainingBytes() {
        return remaining;
    }

    @Override
    public SeekableView open(String path) throws IOException {
        byte[] content = content(path);
        return new SeekableView() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public int read(long position, byte[] into, int offset, int length) throws IOException {
                if (length > remaining) {
                    throw new LimitExceededException("The budget is used up.");
                }
                if (position >= content.length) {
                    return -1;
                }
                int n = (int) Math.min(length, content.length - position);
                System.arraycopy(content, (int) position, into, offset, n);
                remaining -= n;
                return n;
            }

            @Override
            public void close() {
            }
        };
    }

    private byte[] content(String path) throws IOException {
        byte[] content = files.get(path);
        if (content == null) {
            throw new FileNotFoundException(path);
        }
        return content;
    }
}
