package org.checkgate.inspect.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.inspect.CardSource;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;

/** The part of a card that a plugin is offered: no file that another has claimed, and no way to open one. */
final class OfferedCard implements Card {
    private final CardSource source;
    private final Map<String, CardFile> files = new LinkedHashMap<>();
    private final List<CardFile> listed;

    OfferedCard(CardSource source, Collection<CardFile> files) {
        this.source = source;
        this.listed = List.copyOf(files);
        listed.forEach(f -> this.files.put(f.path(), f));
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public List<CardFile> files() {
        return listed;
    }

    @Override
    public byte[] head(String path, int max) throws IOException {
        if (!files.containsKey(path)) {
            throw new FileNotFoundException("'" + path + "' is not offered.");
        }
        return source.head(path, Math.min(max, HEAD_LIMIT));
    }
}
