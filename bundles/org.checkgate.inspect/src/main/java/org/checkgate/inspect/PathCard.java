package org.checkgate.inspect;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.SeekableView;

/** A plain folder, or a single file, as a card. Reads only; follows no links, so nothing outside the folder is opened. */
public final class PathCard implements CardSource {
    private final Path root;
    private final String name;
    private final List<CardFile> files;
    private final Set<String> listed = new HashSet<>();
    private final List<String> unreadable = new ArrayList<>();

    /**
     * Lists the tree once.
     *
     * @throws IOException when the path itself cannot be read; what lies below and cannot be is {@link #unreadable()}
     */
    public PathCard(Path path) throws IOException {
        Path real = path.toRealPath();
        boolean single = Files.isRegularFile(real);
        root = single ? real.getParent() : real;
        name = root.getFileName() == null ? "" : root.getFileName().toString();
        List<CardFile> found = new ArrayList<>();
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.add(new CardFile(relative(file), attributes.size()));
                } else {
                    unreadable.add(relative(file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (file.equals(real)) {
                    throw e;
                }
                unreadable.add(relative(file));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) {
                if (e != null) {
                    unreadable.add(relative(folder));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparing(CardFile::path));
        found.forEach(f -> listed.add(f.path()));
        unreadable.sort(null);
        files = List.copyOf(found);
    }

    private String relative(Path file) {
        String path = root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
        return path.isEmpty() ? "." : path;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<CardFile> files() {
        return files;
    }

    @Override
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    @Override
    public SeekableView open(String path) throws IOException {
        if (!listed.contains(path)) {
            throw new FileNotFoundException("'" + path + "' is not on this card.");
        }
        FileChannel channel = FileChannel.open(root.resolve(path), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        long size = channel.size();
        return new SeekableView() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public int read(long position, byte[] into, int offset, int length) throws IOException {
                return channel.read(ByteBuffer.wrap(into, offset, length), position);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
