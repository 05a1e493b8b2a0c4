package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.checkgate.transfer.internal.source.SourceFile;
import org.checkgate.transfer.internal.source.SourceFolder;

/** A drive with faults: reading a file fails, or something happens, once a number of its bytes have passed. */
final class FakeSource implements SourceFolder {
    private final SourceFolder drive;
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    volatile boolean gone;
    volatile int opened;

    interface Event {
        void happen() throws IOException;
    }

    private record Fault(long after, Event event) {
    }

    FakeSource(SourceFolder drive) {
        this.drive = drive;
    }

    FakeSource fault(String path, long afterBytes, Event event) {
        faults.put(path, new Fault(afterBytes, event));
        return this;
    }

    void heal() {
        faults.clear();
        gone = false;
    }

    @Override
    public SourceFile open(String path) throws IOException {
        opened++;
        return new FaultyFile(drive.open(path), faults.get(path));
    }

    @Override
    public SourceFile openPastCache(String path) throws IOException {
        return open(path);
    }

    @Override
    public boolean gone() {
        return gone || drive.gone();
    }

    private static final class FaultyFile implements SourceFile {
        private final SourceFile file;
        private final Fault fault;
        private long passed;

        FaultyFile(SourceFile file, Fault fault) {
            this.file = file;
            this.fault = fault;
        }

        @Override
        public Facts facts() throws IOException {
            return file.facts();
        }

        @Override
        public void seek(long position) throws IOException {
            file.seek(position);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (fault != null && passed >= fault.after()) {
                fault.event().happen();
            }
            int count = file.read(into, offset, length);
            passed += Math.max(0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
