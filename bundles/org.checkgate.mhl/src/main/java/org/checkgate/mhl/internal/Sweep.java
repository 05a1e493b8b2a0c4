package org.checkgate.mhl.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
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

    private static FileEntry next(Iterator<FileEntry> entries) {
        synchronized (entries) {
            return entries.hasNext() ? entries.next() : null;
        }
    }

    void each(List<FileEntry> entries, Work work) {
        Iterator<FileEntry> next = entries.iterator();
        int readers = Math.min(threads, entries.size());
        boolean idleCores = readers < Runtime.getRuntime().availableProcessors();
        Workers.run(readers, () -> {
            try (MediaReader reader = new MediaReader(root, listener, idleCores)) {
                for (FileEntry entry = next(next); entry != null; entry = next(next)) {
                    if (listener.cancelled() || Thread.currentThread().isInterrupted()) {
                        throw new CancellationException("The run was cancelled");
                    }
                    work.on(entry, reader);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The folder " + root + " can no longer be read", e);
            }
        });
    }
}
