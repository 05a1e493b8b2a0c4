package org.checkgate.sandbox.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.spi.CardFile;

/** A card's name and list of files. */
public record CardWire(String name, List<CardFile> files) {
    private static final int MOST_FILES = 5_000_000;

    public void write(Wire wire) throws IOException {
        wire.text(name).number(files.size());
        for (CardFile file : files) {
            wire.text(file.path()).number(file.size());
        }
    }

    public static CardWire read(Wire wire) throws IOException {
        String name = wire.text();
        int count = wire.upTo(MOST_FILES);
        List<CardFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(new CardFile(wire.text(), wire.number()));
        }
        return new CardWire(name, List.copyOf(files));
    }
}
