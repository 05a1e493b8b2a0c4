package org.checkgate.mhl.internal;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.checkgate.mhl.VerifyListener;

/** Works through files with several threads, each with its own reader. */
final class Sweep {
    private final Path root;
    private final VerifyListener listener;
    private final int threads;

    Sweep(Path root, VerifyListener listener, int threads) {
        this.root = root;
        this.listener = listener;
        this.threads = threads;
    }

    /** Work on one file; {@code reader} belongs to the thread. */
    interface Work {
        void on(FileEntry entry, MediaReader reader);
    }

    void each(List<FileEntry> entries, Work work) {
        Iterator<FileEntry> next = entries.iterator();
        Workers.run(Math.min(threads, entries.size()), () -> {
            MediaReader reader = new MediaReader(root, listener);
            while (true) {
                FileEntry entry;
                synchronized (next) {
                    if (!next.hasNext()) {
                        return;
                    }
                    entry = next.next();
                }
                work.on(entry, reader);
            }
        });
    }
}
