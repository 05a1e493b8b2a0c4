package org.checkgate.inspect.internal;

import java.io.IOException;
import java.util.List;
import org.checkgate.inspect.CardSource;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.SeekableView;

/** A card of which nothing but the names is known: every file looks empty. */
record NamesOnly(List<CardFile> files) implements CardSource {
    static NamesOnly of(List<String> paths) {
        return new NamesOnly(paths.stream().sorted().map(path -> new CardFile(path, 0)).toList());
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public byte[] head(String path, int max) {
        return new byte[0];
    }

    @Override
    public SeekableView open(String path) throws IOException {
        throw new IOException("Only the names of this card are known.");
    }
}
