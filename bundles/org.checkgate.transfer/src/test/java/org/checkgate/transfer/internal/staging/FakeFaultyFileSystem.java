package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The real file system, read-only, with faults put in: the product's own reading goes through it unchanged, since it knows
 * nothing but paths.
 */
final class FakeFaultyFileSystem extends FileSystem {
    private final FileSystem real = FileSystems.getDefault();
    private final Drive drive;
    private final FileSystemProvider provider;

    /** What the medium below is like. */
    interface Drive {
        /** Whether it was pulled: nothing is there any more. */
        boolean pulled();

        /** Whether its file system can be read past the cache. */
        boolean pastCache();

        /** Comes before a folder is listed, and may fail or hang. */
        void listed(Path folder) throws IOException;

        /** @param direct whether it is read past the cache */
        FakeFaultyChannel.Faults opened(Path file, boolean direct) throws IOException;
    }

    FakeFaultyFileSystem(Drive drive) {
        this.drive = drive;
        this.provider = new FakeFaultyProvider(this, drive);
    }

    /** The same place, with faults. */
    Path over(Path path) {
        return (Path) Proxy.newProxyInstance(FakeFaultyFileSystem.class.getClassLoader(), new Class<?>[] {Path.class}, new Faulty(path));
    }

    /** The place without faults. */
    static Path real(Path path) {
        return ((Faulty) Proxy.getInvocationHandler(path)).path;
    }

    void refusePulled(Path path) throws NoSuchFileException {
        if (drive.pulled()) {
            throw new NoSuchFileException(path.toString());
        }
    }

    /** A path is its names and nothing else: all of it is the real one's but which file system it belongs to. */
    private final class Faulty implements InvocationHandler {
        private final Path path;

        Faulty(Path path) {
            this.path = path;
        }

        @Override
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "getFileSystem" -> {
                    return FakeFaultyFileSystem.this;
                }
                case "toFile" -> throw new UnsupportedOperationException("Whoever reads this as a File passes the faults by.");
                case "toRealPath" -> refusePulled(path);
                case "iterator" -> {
                    return wrapped(path.iterator());
                }
                case "equals" -> {
                    return arguments[0] instanceof Path other && other.getFileSystem() == FakeFaultyFileSystem.this && real(other).equals(path);
                }
                default -> { }
            }
            try {
                Object answer = method.invoke(path, arguments == null ? null : Arrays.stream(arguments).map(this::unwrapped).toArray());
                return answer instanceof Path other ? over(other) : answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private Object unwrapped(Object argument) {
            return argument instanceof Path other ? real(other) : argument;
        }
    }

    Iterator<Path> wrapped(Iterator<Path> paths) {
        Iterable<Path> all = () -> paths;
        return StreamSupport.stream(all.spliterator(), false).map(this::over).iterator();
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public Path getPath(String first, String... more) {
        return over(real.getPath(first, more));
    }

    @Override
    public String getSeparator() {
        return real.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return () -> wrapped(real.getRootDirectories().iterator());
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return real.supportedFileAttributeViews();
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
        PathMatcher matcher = real.getPathMatcher(pattern);
        return path -> matcher.matches(real(path));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
