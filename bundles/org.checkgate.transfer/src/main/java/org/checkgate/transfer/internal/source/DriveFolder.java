package org.checkgate.transfer.internal.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.checkgate.transfer.internal.bytes.DirectReader;

/** A roll's folder below a mount. Everything is opened for reading only. */
public final class DriveFolder implements SourceFolder {
    private final Path root;

    /** @param folder relative to the mount with {@code /}; empty for the mount itself */
    public DriveFolder(Path mount, String folder) {
        this.root = mount.resolve(folder);
    }

    @Override
    public SourceFile open(String path) throws IOException {
        Path file = inside(path);
        return new ChannelFile(file, FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public SourceFile openPastCache(String path) throws IOException {
        Path file = inside(path);
        return new MediumFile(file, DirectReader.open(file));
    }

    /** A mount point stays behind as an empty folder when its drive is pulled. */
    @Override
    public boolean gone() {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            return !entries.iterator().hasNext();
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }

    private Path inside(String path) throws IOException {
        Path relative;
        try {
            relative = root.getFileSystem().getPath(path);
        } catch (InvalidPathException e) {
            throw new UnsafePath("its name cannot be used here");
        }
        if (relative.isAbsolute() || !relative.normalize().equals(relative) || path.isEmpty() || relative.startsWith("..")) {
            throw new UnsafePath("its path leads out of the roll");
        }
        Path folder = root.toRealPath();
        Path parent = folder.resolve(relative).getParent().toRealPath();
        if (!parent.startsWith(folder)) {
            throw new UnsafePath("a link on its path leads out of the roll");
        }
        Path file = parent.resolve(relative.getFileName());
        // A pipe would block the open for ever, so the kind is asked first.
        if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isRegularFile()) {
            throw new UnsafePath("it is a link or no ordinary file, and such are never followed");
        }
        return file;
    }

    private static SourceFile.Facts facts(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new SourceFile.Facts(now.size(), now.lastModifiedTime(), Optional.ofNullable(now.fileKey()));
    }

    private record ChannelFile(Path path, FileChannel channel) implements SourceFile {
        @Override
        public boolean pastCache() {
            return false;
        }

        @Override
        public Facts facts() throws IOException {
            return DriveFolder.facts(path);
        }

        @Override
        public void seek(long position) throws IOException {
            channel.position(position);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(into, offset, length));
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private record MediumFile(Path path, DirectReader reader) implements SourceFile {
        @Override
        public boolean pastCache() {
            return reader.direct();
        }

        @Override
        public Facts facts() throws IOException {
            return DriveFolder.facts(path);
        }

        @Override
        public void seek(long position) {
            reader.seek(position);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return reader.read(into, offset, length);
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
