package org.checkgate.inspect.internal.host;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder for what plugins need while they run; it goes when it is closed. Only this user may enter it. While its maker lives a file in it
 * is locked, so that what a killed one has left is known, and {@link #sweep} takes it away.
 */
public final class OwnFolder implements Closeable {
    /** The address of a socket has room for 108 bytes, and a folder of the appliance may be deeper than that. */
    private static final Path SHORT = Path.of("/tmp");
    private static final String NAME = "checkgate-plugins";
    private static final String LOCK = "in-use";
    /** Between the making of a folder and its lock there is a moment. */
    private static final Duration YOUNG = Duration.ofMinutes(1);
    /** Of this process: to look at a lock of one's own is to lose it. */
    private static final Set<Path> MINE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private OwnFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static OwnFolder make() throws IOException {
        return in(parent());
    }

    static OwnFolder in(Path parent) throws IOException {
        Path path = Files.createTempDirectory(parent, NAME);
        MINE.add(path);
        OwnFolder folder = null;
        try {
            FileChannel lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            folder = new OwnFolder(path, lock);
            lock.lock();
            return folder;
        } catch (IOException e) {
            if (folder != null) {
                folder.close();
            }
            throw e;
        }
    }

    Path path() {
        return path;
    }

    /** Removes the folders whose makers are gone. What cannot be removed stays, and harms nobody. */
    public static void sweep() {
        sweep(parent(), Instant.now().minus(YOUNG));
    }

    /** @param before what is younger is left alone */
    static void sweep(Path parent, Instant before) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, NAME + "*")) {
            for (Path folder : found) {
                if (!MINE.contains(folder) && isLeft(folder.resolve(LOCK), before)) {
                    delete(folder);
                }
            }
        } catch (IOException | RuntimeException e) {
            // Then it is swept another time.
        }
    }

    /** Everybody may put things where these folders lie: to open a pipe of somebody's would never end, and a link leads elsewhere. */
    private static boolean isLeft(Path file, Instant before) {
        if (!Files.isDirectory(file.getParent(), LinkOption.NOFOLLOW_LINKS) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileChannel lock = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before) && lock.tryLock() != null;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static Path parent() {
        return Files.isWritable(SHORT) ? SHORT : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Whoever has a file of it open keeps that. */
    @Override
    public void close() {
        delete(path);
        try {
            lock.close();
        } catch (IOException e) {
            // The file is gone in any case.
        }
        MINE.remove(path);
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // What stays lies in a folder for such things, and harms nobody.
        }
    }
}
