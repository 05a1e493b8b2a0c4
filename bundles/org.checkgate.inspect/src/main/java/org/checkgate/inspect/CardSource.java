package org.checkgate.inspect;

import java.io.IOException;
import java.util.List;
import org.checkgate.spi.Card;
import org.checkgate.spi.SeekableView;

/** A card whose files can be opened. The host alone holds it; plugins see it through a budget. Safe for several threads. */
public interface CardSource extends Card {
    /**
     * Opens a file for reading by position.
     *
     * @param path as listed by {@link #files()}
     * @throws IOException when it is not listed or cannot be opened
     */
    SeekableView open(String path) throws IOException;

    /**
     * What lies in the tree but is not listed, with the reason: links, special files, folders that cannot be read.
     * Reported as unrecognised, so that nothing is silently skipped.
     */
    default List<String> unreadable() {
        return List.of();
    }

    @Override
    default byte[] head(String path, int max) throws IOException {
        try (SeekableView view = open(path)) {
            return view.read(0, (int) Math.min(Math.max(0, Math.min(max, HEAD_LIMIT)), view.size()));
        }
    }
}
