package org.checkgate.mhl.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * The way down from a root to what lies below it, one folder at a time and never through a link. The tree may belong to
 * somebody who changes it meanwhile: a folder that was swapped for a link since it was listed is refused at the moment of
 * opening, not before it. Keeps the last folder open, as neighbours are asked for one after the other. Used by one thread.
 */
abstract class Descent implements Closeable {
    /** Deeper folders are reported as unreadable: every step down costs a system call for each level above. */
    private static final int MAX_DEPTH = 4_096;
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    /** Takes a child's name and what is known of it. */
    interface Children {
        void child(Path name, BasicFileAttributes facts) throws IOException;
    }

    /** @param root a real path */
    static Descent from(Path root) throws IOException {
        DirectoryStream<Path> top = Files.newDirectoryStream(root);
        if (top instanceof SecureDirectoryStream<Path> secure) {
            return new ByHandle(root, secure);
        }
        top.close();
        return new ByPath(root);
    }

    /** Opens a regular file, and nothing else; the channel outlives this object. */
    final SeekableByteChannel open(String path) throws IOException {
        if (!facts(path).isRegularFile()) {
            throw new IOException("it is no longer a regular file of this folder");
        }
        return channel(path);
    }

    /** What lies there now, not followed if it is a link. */
    abstract BasicFileAttributes facts(String path) throws IOException;

    abstract SeekableByteChannel channel(String path) throws IOException;

    /** Tells of everything in a folder, the empty path being the root; {@code facts} is null where they cannot be read. */
    abstract void list(String folder, Children children) throws IOException;

    private static void requireShallow(String folder) throws IOException {
        if (folder.chars().filter(c -> c == '/').count() >= MAX_DEPTH) {
            throw new IOException("its folders are nested too deeply");
        }
    }

    /** Relative to open folders, as the system's openat does it: there is no moment between the check and the use. */
    private static final class ByHandle extends Descent {
        private final Path root;
        private final SecureDirectoryStream<Path> top;
        private String at = "";
        private SecureDirectoryStream<Path> folder;

        ByHandle(Path root, SecureDirectoryStream<Path> top) {
            this.root = root;
            this.top = top;
            this.folder = top;
        }

        @Override
        BasicFileAttributes facts(String path) throws IOException {
            enter(RecordedPath.parent(path));
            return facts(folder, Path.of(RecordedPath.name(path)));
        }

        @Override
        SeekableByteChannel channel(String path) throws IOException {
            enter(RecordedPath.parent(path));
            return folder.newByteChannel(Path.of(RecordedPath.name(path)), READ);
        }

        @Override
        void list(String path, Children children) throws IOException {
            // A stream gives its entries only once, so that listing takes one of its own.
            try (SecureDirectoryStream<Path> listed = path.isEmpty() ? again() : descend(path)) {
                for (Path child : listed) {
                    Path name = child.getFileName();
                    children.child(name, readable(listed, name));
                }
            }
        }

        private SecureDirectoryStream<Path> again() throws IOException {
            return (SecureDirectoryStream<Path>) Files.newDirectoryStream(root);
        }

        private static BasicFileAttributes readable(SecureDirectoryStream<Path> in, Path name) {
            try {
                return facts(in, name);
            } catch (IOException e) {
                return null;
            }
        }

        private static BasicFileAttributes facts(SecureDirectoryStream<Path> in, Path name) throws IOException {
            return in.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).readAttributes();
        }

        private void enter(String path) throws IOException {
            if (!path.equals(at)) {
                SecureDirectoryStream<Path> next = path.isEmpty() ? top : descend(path);
                leave();
                folder = next;
                at = path;
            }
        }

        private SecureDirectoryStream<Path> descend(String path) throws IOException {
            requireShallow(path);
            SecureDirectoryStream<Path> here = top;
            for (String name : path.split("/")) {
                SecureDirectoryStream<Path> above = here;
                try {
                    here = above.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS);
                } finally {
                    if (above != top) {
                        above.close();
                    }
                }
            }
            return here;
        }

        private void leave() throws IOException {
            if (folder != top) {
                folder.close();
            }
        }

        @Override
        public void close() throws IOException {
            try (top) {
                leave();
            }
        }
    }

    /** For systems without such handles: the real path is compared at every use, which leaves a moment in between. */
    private static final class ByPath extends Descent {
        private final Path root;

        ByPath(Path root) {
            this.root = root;
        }

        @Override
        BasicFileAttributes facts(String path) throws IOException {
            return Files.readAttributes(inside(path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        SeekableByteChannel channel(String path) throws IOException {
            SeekableByteChannel channel = Files.newByteChannel(inside(path), READ);
            try {
                inside(path);
                return channel;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        @Override
        void list(String folder, Children children) throws IOException {
            try (DirectoryStream<Path> listed = Files.newDirectoryStream(inside(folder))) {
                inside(folder);
                for (Path child : listed) {
                    children.child(child.getFileName(), readable(child));
                }
            }
        }

        private static BasicFileAttributes readable(Path child) {
            try {
                return Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            } catch (IOException e) {
                return null;
            }
        }

        private Path inside(String path) throws IOException {
            requireShallow(path);
            Path file = root.resolve(path);
            Path folder = path.isEmpty() ? file : file.getParent();
            if (!folder.toRealPath().equals(folder)) {
                throw new IOException("it is no longer a file of this folder");
            }
            return file;
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
