package org.checkgate.transfer.internal.source;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * A drive with an eye on how long each of its answers takes. A read that hangs in the kernel cannot be ended from outside,
 * so it is left alone: whoever waits for it learns that the drive is silent, and the thread that hangs may do nothing more
 * if it ever comes back. Safe for use by several threads.
 */
public final class WatchedDrive implements SourceFolder {
    private final SourceFolder drive;
    private final LongSupplier nanos;
    private final Map<Thread, Question> asked = new ConcurrentHashMap<>();
    private final List<Runnable> whenAbandoned = new CopyOnWriteArrayList<>();
    private volatile boolean abandoned;

    /** @param nanos a monotonic clock */
    public WatchedDrive(SourceFolder drive, LongSupplier nanos) {
        this.drive = drive;
        this.nanos = nanos;
    }

    /** The drive was given up while a thread waited for it; that thread ends here and touches nothing any more. */
    public static final class Abandoned extends RuntimeException {
        private Abandoned() {
            super("The drive was given up because it did not answer.");
        }
    }

    private record Question(String path, long since) {
    }

    private interface Call<T> {
        T run() throws IOException;
    }

    /** What is being read that has not been answered for longer than this; empty while the drive answers. */
    public Optional<String> silentFor(long limitNanos) {
        long now = nanos.getAsLong();
        return asked.values().stream().filter(question -> now - question.since() > limitNanos).map(Question::path).findFirst();
    }

    /** From now on nobody who asked comes back with an answer. */
    public void abandon() {
        abandoned = true;
        whenAbandoned.forEach(Runnable::run);
    }

    /** Has something done when the drive is given up, such as waking those who wait for one that hangs in it. */
    public void whenAbandoned(Runnable then) {
        whenAbandoned.add(then);
    }

    public boolean abandoned() {
        return abandoned;
    }

    /** Threads that wait for an answer now. */
    public int waiting() {
        return asked.size();
    }

    private <T> T ask(String path, Call<T> call) throws IOException {
        asked.put(Thread.currentThread(), new Question(path, nanos.getAsLong()));
        try {
            refuseWhenAbandoned();
            return call.run();
        } finally {
            // In this order: whoever gave the drive up has either counted this thread as waiting, or waits for its end.
            asked.remove(Thread.currentThread());
            refuseWhenAbandoned();
        }
    }

    private void refuseWhenAbandoned() {
        if (abandoned) {
            throw new Abandoned();
        }
    }

    @Override
    public SourceFile open(String path) throws IOException {
        return new WatchedFile(path, ask(path, () -> drive.open(path)));
    }

    @Override
    public SourceFile openPastCache(String path) throws IOException {
        return new WatchedFile(path, ask(path, () -> drive.openPastCache(path)));
    }

    @Override
    public boolean gone() {
        try {
            return ask("", drive::gone);
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
    }

    private final class WatchedFile implements SourceFile {
        private final String path;
        private final SourceFile file;

        WatchedFile(String path, SourceFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public boolean pastCache() {
            return file.pastCache();
        }

        @Override
        public Facts facts() throws IOException {
            return ask(path, file::facts);
        }

        @Override
        public void seek(long position) throws IOException {
            file.seek(position);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return ask(path, () -> file.read(into, offset, length));
        }

        @Override
        public void close() throws IOException {
            ask(path, () -> {
                file.close();
                return null;
            });
        }
    }
}
