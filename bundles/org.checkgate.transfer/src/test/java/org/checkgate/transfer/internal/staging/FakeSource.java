package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.checkgate.transfer.internal.source.SourceFile;
import org.checkgate.transfer.internal.source.SourceFolder;

/** A drive with faults: reading a file fails, or something happens, once a number of its bytes have passed. */
class FakeSource implements SourceFolder {
    private final SourceFolder drive;
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, Look> looks = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> looked = new ConcurrentHashMap<>();
    /** Whether the drive's file system can be read past the cache. */
    volatile boolean pastCache = true;
    volatile boolean gone;
    volatile int opened;

    interface Event {
        void happen() throws Exception;
    }

    interface Look {
        /** @param at the place of the byte in the file */
        byte at(long at, byte truth, int looksBefore);
    }

    private record Fault(long after, Event event) {
    }

    FakeSource(SourceFolder drive) {
        this.drive = drive;
    }

    /** From now on each look at the file gives what this makes of its bytes; told how many looks there were before. */
    FakeSource gives(String path, Look look) {
        looks.put(path, look);
        return this;
    }

    FakeSource fault(String path, long afterBytes, Event event) {
        faults.put(path, new Fault(afterBytes, event));
        return this;
    }

    void heal() {
        faults.clear();
        looks.clear();
        gone = false;
    }

    @Override
    public SourceFile open(String path) throws IOException {
        return faulty(path, drive.open(path), false);
    }

    private SourceFile faulty(String path, SourceFile file, boolean past) {
        opened++;
        int before = looked.computeIfAbsent(path, any -> new AtomicInteger()).getAndIncrement();
        Look look = looks.getOrDefault(path, (at, truth, looks) -> truth);
        return new FaultyFile(file, faults.get(path), (at, truth) -> look.at(at, truth, before), past);
    }

    /** How often the file was opened. */
    int looks(String path) {
        return looked.getOrDefault(path, new AtomicInteger()).get();
    }

    @Override
    public SourceFile openPastCache(String path) throws IOException {
        return faulty(path, drive.openPastCache(path), pastCache);
    }

    @Override
    public boolean gone() {
        return gone || drive.gone();
    }

    private static final class FaultyFile implements SourceFile {
        private final SourceFile file;
        private final Fault fault;
        private final Altered altered;
        private final boolean past;
        private long position;
        private long passed;

        interface Altered {
            byte at(long at, byte truth);
        }

        FaultyFile(SourceFile file, Fault fault, Altered altered, boolean past) {
            this.file = file;
            this.fault = fault;
            this.altered = altered;
            this.past = past;
        }

        @Override
        public Facts facts() throws IOException {
            return file.facts();
        }

        @Override
        public boolean pastCache() {
            return past;
        }

        @Override
        public void seek(long to) throws IOException {
            file.seek(to);
            position = to;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (fault != null && passed >= fault.after()) {
                happen(fault.event());
            }
            int count = file.read(into, offset, length);
            for (int i = 0; i < count; i++) {
                into[offset + i] = altered.at(position + i, into[offset + i]);
            }
            position += Math.max(0, count);
            passed += Math.max(0, count);
            return count;
        }

        private static void happen(Event event) throws IOException {
            try {
                event.happen();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
