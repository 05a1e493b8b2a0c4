package org.checkgate.inspect.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkgate.inspect.CardSource;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.SeekableView;
import org.checkgate.store.SeekableBytes;
import org.checkgate.store.StagedFiles;

/** A roll as it lies in staging. The drive is not touched. */
final class StagedCard implements CardSource {
    private final String name;
    private final Map<String, String> keys;
    private final List<CardFile> files;
    private final Set<String> listed = new HashSet<>();
    private final StagedFiles staged;

    /** @param keys where each of the files lies in staging, by path */
    StagedCard(String name, Map<String, String> keys, List<CardFile> files, StagedFiles staged) {
        this.name = name;
        this.keys = keys;
        this.files = files.stream().sorted(Comparator.comparing(CardFile::path)).toList();
        this.staged = staged;
        files.forEach(file -> listed.add(file.path()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<CardFile> files() {
        return files;
    }

    @Override
    public SeekableView open(String path) throws IOException {
        if (!listed.contains(path)) {
            throw new FileNotFoundException("'" + path + "' is not on this card.");
        }
        // The plugin's own budget is smaller and checked by the host; this door needs none of its own.
        SeekableBytes bytes = staged.open(keys.get(path), Long.MAX_VALUE);
        return new SeekableView() {
            @Override
            public long size() {
                return bytes.size();
            }

            @Override
            public synchronized int read(long position, byte[] into, int offset, int length) throws IOException {
                return bytes.read(position, into, offset, length);
            }

            @Override
            public void close() throws IOException {
                bytes.close();
            }
        };
    }
}
