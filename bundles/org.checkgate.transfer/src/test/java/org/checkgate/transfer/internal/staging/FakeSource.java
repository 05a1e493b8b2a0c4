package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.checkgate.transfer.internal.source.DriveFolder;
import org.checkgate.transfer.internal.source.SourceFile;
import org.checkgate.transfer.internal.source.SourceFolder;

/**
 * A roll's folder on a drive with faults, read by the product's own classes: the faults are below them, in the file system.
 * Paths are relative to the roll; the empty one is its folder.
 */
final class FakeSource implements SourceFolder, FakeFaultyFileSystem.Drive {
    private final Path root;
    private final SourceFolder drive;
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, Look> looks = new ConcurrentHashMap<>();
    private final Map<String, Integer> bites = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> looked = new ConcurrentHashMap<>();
    /** Whether the drive's file system can be read past the cache. */
    volatile boolean pastCache = true;
    /** Whether it was pulled. */
    volatile boolean gone;

    interface Event {
        void happen() throws Exception;
    }

    interface Look {
        /** @param at the place of the byte in the file */
        byte at(long at, byte truth, int looksBefore);
    }

    private record Fault(long at, Event event) {
    }

    FakeSource(Path mount, String folder) {
        this.root = mount.resolve(folder);
        this.drive = new DriveFolder(new FakeFaultyFileSystem(this).over(mount), folder);
    }

    /** From now on each look at the file gives what this makes of its bytes; told how many looks there were before. */
    FakeSource gives(String path, Look look) {
        looks.put(path, look);
        return this;
    }

    /** From now on this happens at each read that comes to this place of the file, or goes on behind it. */
    FakeSource fault(String path, long at, Event event) {
        faults.put(path, new Fault(at, event));
        return this;
    }

    /** From now on a read of the file through the cache gives so many bytes at most. */
    FakeSource shortReads(String path, int bytes) {
        bites.put(path, bytes);
        return this;
    }

    void heal() {
        faults.clear();
        looks.clear();
        bites.clear();
        gone = false;
    }

    /** How often the file was opened. */
    int looks(String path) {
        return looked.getOrDefault(path, new AtomicInteger()).get();
    }

    @Override
    public SourceFile open(String path) throws IOException {
        return drive.open(path);
    }

    @Override
    public SourceFile openPastCache(String path) throws IOException {
        return drive.openPastCache(path);
    }

    @Override
    public boolean gone() {
        return drive.gone();
    }

    @Override
    public boolean pulled() {
        return gone;
    }

    @Override
    public boolean pastCache() {
        return pastCache;
    }

    @Override
    public void listed(Path folder) throws IOException {
        Fault fault = faults.get(inRoll(folder));
        if (fault != null) {
            happen(fault.event());
        }
    }

    @Override
    public FakeFaultyChannel.Faults opened(Path file, boolean direct) throws IOException {
        String path = inRoll(file);
        return new Opened(path, direct, looked.computeIfAbsent(path, any -> new AtomicInteger()).getAndIncrement());
    }

    private String inRoll(Path real) throws IOException {
        return root.toRealPath().relativize(real.toRealPath()).toString();
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

    private final class Opened implements FakeFaultyChannel.Faults {
        private final String path;
        private final boolean direct;
        private final int looksBefore;
        private final Look look;

        Opened(String path, boolean direct, int looksBefore) {
            this.path = path;
            this.direct = direct;
            this.looksBefore = looksBefore;
            this.look = looks.get(path);
        }

        @Override
        public int most(long position, int length) throws IOException {
            if (gone) {
                throw new IOException("Input/output error");
            }
            Fault fault = faults.get(path);
            long before = fault == null ? Long.MAX_VALUE : fault.at() - position;
            if (before <= 0 || direct && before < length) {
                happen(fault.event());
                before = Long.MAX_VALUE;
            }
            // As a kernel: past the cache all of a read fails, through it what comes before the bad place is given first.
            return direct ? length : (int) Math.min(Math.min(before, length), bites.getOrDefault(path, length));
        }

        @Override
        public byte at(long position, byte truth) {
            return look == null ? truth : look.at(position, truth, looksBefore);
        }
    }
}
