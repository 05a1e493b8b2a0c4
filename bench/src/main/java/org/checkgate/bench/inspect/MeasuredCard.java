package org.checkgate.bench.inspect;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.inspect.CardSource;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.SeekableView;

/** A card that counts what is read of its files. Safe for use by several threads. */
record MeasuredCard(CardSource card, AtomicLong read) implements CardSource {
    static MeasuredCard of(CardSource card) {
        return new MeasuredCard(card, new AtomicLong());
    }

    @Override
    public String name() {
        return card.name();
    }

    @Override
    public List<CardFile> files() {
        return card.files();
    }

    @Override
    public SeekableView open(String path) throws IOException {
        SeekableView view = card.open(path);
        return new SeekableView() {
            @Override
            public long size() {
                return view.size();
            }

            @Override
            public int read(long position, byte[] into, int offset, int length) throws IOException {
                int count = view.read(position, into, offset, length);
                read.addAndGet(Math.max(0, count));
                return count;
            }

            @Override
            public void close() throws IOException {
                view.close();
            }
        };
    }
}
