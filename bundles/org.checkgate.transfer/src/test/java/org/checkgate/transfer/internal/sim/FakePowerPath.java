package org.checkgate.transfer.internal.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;

/** Shows the database the disks of the simulation: {@code power:<disk>/<file>}. */
final class FakePowerPath extends FilePath {
    private static final String SCHEME = "power";
    private static final Map<String, FakePowerDisk> DISKS = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBER = new AtomicLong();

    static {
        FilePath.register(new FakePowerPath());
    }

    /** What a connection pool finds that looks for its disk when the world has ended. */
    private static final FakePowerDisk GONE = gone();

    private FakePowerDisk disk;
    private String file;

    private static FakePowerDisk gone() {
        Fate over = Fate.none();
        over.die();
        return new FakePowerDisk(over, new byte[0], true, true);
    }

    /** @return the folder by which the database reaches the disk until it is {@link #unplug unplugged} */
    static String plug(FakePowerDisk disk) {
        String folder = SCHEME + ":" + NUMBER.incrementAndGet();
        DISKS.put(folder, disk);
        return folder;
    }

    static void unplug(String folder) {
        DISKS.remove(folder);
    }

    @Override
    public FakePowerPath getPath(String path) {
        FakePowerPath found = new FakePowerPath();
        int slash = path.indexOf('/');
        found.name = path;
        found.disk = DISKS.getOrDefault(slash < 0 ? path : path.substring(0, slash), GONE);
        found.file = slash < 0 ? "" : path.substring(slash + 1);
        return found;
    }

    private FakePowerFile content() {
        return disk.file(file);
    }

    @Override
    public long size() {
        return content().size();
    }

    @Override
    public boolean exists() {
        return file.isEmpty() || disk.files().containsKey(file);
    }

    @Override
    public void moveTo(FilePath to, boolean replace) {
        throw new UnsupportedOperationException("The ledger never moves a file.");
    }

    @Override
    public boolean createFile() {
        boolean there = exists();
        content();
        return !there;
    }

    @Override
    public void delete() {
        disk.files().remove(file);
    }

    @Override
    public List<FilePath> newDirectoryStream() {
        return disk.files().keySet().stream().<FilePath>map(child -> getPath(name + "/" + child)).toList();
    }

    @Override
    public FilePath toRealPath() {
        return this;
    }

    @Override
    public FilePath getParent() {
        return file.isEmpty() ? null : getPath(name.substring(0, name.indexOf('/')));
    }

    @Override
    public boolean isDirectory() {
        return file.isEmpty();
    }

    @Override
    public boolean isRegularFile() {
        return !file.isEmpty() && exists();
    }

    @Override
    public boolean isAbsolute() {
        return true;
    }

    @Override
    public long lastModified() {
        return 0;
    }

    @Override
    public boolean canWrite() {
        return true;
    }

    @Override
    public boolean setReadOnly() {
        return false;
    }

    @Override
    public void createDirectory() {
    }

    @Override
    public FileChannel open(String mode) {
        return new Channel(disk, content());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    private static final class Channel extends FileBase {
        private final FakePowerDisk disk;
        private final FakePowerFile file;
        private long position;

        Channel(FakePowerDisk disk, FakePowerFile file) {
            this.disk = disk;
            this.file = file;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public FileChannel position(long to) {
            position = to;
            return this;
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            int count = read(into, position);
            position += Math.max(0, count);
            return count;
        }

        @Override
        public int read(ByteBuffer into, long from) throws IOException {
            byte[] bytes = new byte[into.remaining()];
            int count = disk.read(file, (int) from, bytes, bytes.length);
            into.put(bytes, 0, Math.max(0, count));
            return count;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            int count = write(from, position);
            position += count;
            return count;
        }

        @Override
        public int write(ByteBuffer from, long at) throws IOException {
            byte[] bytes = new byte[from.remaining()];
            from.get(bytes);
            disk.write(file, (int) at, bytes);
            return bytes.length;
        }

        @Override
        public FileChannel truncate(long to) throws IOException {
            if (to < file.size()) {
                disk.cut(file, (int) to);
            }
            position = Math.min(position, to);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            disk.sync(file);
        }

        @Override
        public FileLock tryLock(long from, long length, boolean shared) {
            return new FileLock(this, from, length, shared) {
                @Override
                public boolean isValid() {
                    return true;
                }

                @Override
                public void release() {
                }
            };
        }

        @Override
        protected void implCloseChannel() {
        }
    }
}
