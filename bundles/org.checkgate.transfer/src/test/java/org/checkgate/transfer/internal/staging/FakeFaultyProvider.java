package org.checkgate.transfer.internal.staging;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Answers for {@link FakeFaultyFileSystem}; whoever wants to write is refused. */
final class FakeFaultyProvider extends FileSystemProvider {
    private final FakeFaultyFileSystem files;
    private final FakeFaultyFileSystem.Drive drive;

    FakeFaultyProvider(FakeFaultyFileSystem files, FakeFaultyFileSystem.Drive drive) {
        this.files = files;
        this.drive = drive;
    }

    private Path there(Path path) throws IOException {
        Path real = FakeFaultyFileSystem.real(path);
        files.refusePulled(real);
        return real;
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        Path file = there(path);
        Set<OpenOption> wanted = new HashSet<>(options);
        wanted.removeAll(Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS, ExtendedOpenOption.DIRECT));
        if (!wanted.isEmpty()) {
            throw new ReadOnlyFileSystemException();
        }
        boolean direct = options.contains(ExtendedOpenOption.DIRECT);
        if (direct && !drive.pastCache()) {
            throw new UnsupportedOperationException("no reading past the cache");
        }
        return new FakeFaultyChannel(open(file, direct), drive.opened(file, direct));
    }

    /** Past the real cache where what lies below can do that; what is told of it is the fake drive's to say. */
    private static FileChannel open(Path file, boolean direct) throws IOException {
        if (direct) {
            try {
                return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS, ExtendedOpenOption.DIRECT);
            } catch (IOException | UnsupportedOperationException memory) {
                return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            }
        }
        return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
        Path real = there(folder);
        drive.listed(real);
        DirectoryStream<Path> entries = Files.newDirectoryStream(real, entry -> filter.accept(files.over(entry)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return files.wrapped(entries.iterator());
            }

            @Override
            public void close() throws IOException {
                entries.close();
            }
        };
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options) throws IOException {
        return Files.readAttributes(there(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return Files.readAttributes(there(path), attributes, options);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return new FakeStore(Files.getFileStore(there(path)));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        Path real = there(path);
        real.getFileSystem().provider().checkAccess(real, modes);
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return Files.isSameFile(there(one), there(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return Files.isHidden(there(path));
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI address, Map<String, ?> settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI address) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI address) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void delete(Path path) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new ReadOnlyFileSystemException();
    }

    /** A disk of its own kind, since the real one below may be memory. */
    private static final class FakeStore extends FileStore {
        private final FileStore real;

        FakeStore(FileStore real) {
            this.real = real;
        }

        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public String type() {
            return "faulty";
        }

        @Override
        public long getBlockSize() throws IOException {
            return real.getBlockSize();
        }

        @Override
        public boolean isReadOnly() {
            return true;
        }

        @Override
        public long getTotalSpace() throws IOException {
            return real.getTotalSpace();
        }

        @Override
        public long getUsableSpace() {
            return 0;
        }

        @Override
        public long getUnallocatedSpace() {
            return 0;
        }

        @Override
        public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
            return false;
        }

        @Override
        public boolean supportsFileAttributeView(String name) {
            return false;
        }

        @Override
        public <V extends FileStoreAttributeView> V getFileStoreAttributeView(Class<V> type) {
            return null;
        }

        @Override
        public Object getAttribute(String attribute) {
            throw new UnsupportedOperationException();
        }
    }
}
