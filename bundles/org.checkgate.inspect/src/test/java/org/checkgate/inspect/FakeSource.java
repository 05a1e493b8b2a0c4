package org.checkgate.inspect;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.SeekableView;

/** A card in memory; a file may claim to be as large as one likes. */
public final class FakeSource implements CardSource {
    private final Map<String, byte[]> files = new TreeMap<>();
    /** Views that were opened and not closed. */
    public final AtomicInteger open = new AtomicInteger();
    private Callable<?> opening = () -> null;

    public FakeSource with(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    public FakeSource with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** @param waits done before each file is opened, as a store that is far away or busy takes its time */
    public FakeSource opening(Callable<?> waits) {
        opening = waits;
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
    public SeekableView open(String path) throws IOException {
        byte[] content = files.get(path);
        if (content == null) {
            throw new FileNotFoundException(path);
        }
        try {
            opening.call();
        } catch (Exception e) {
            throw new IOException(e);
        }
        open.incrementAndGet();
        return new SeekableView() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public int read(long position, byte[] into, int offset, int length) {
                if (position >= content.length) {
                    return -1;
                }
                int n = (int) Math.min(length, content.length - position);
                System.arraycopy(content, (int) position, into, offset, n);
                return n;
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }
}
