package org.checkgate.testkit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Media;
import org.checkgate.spi.SeekableView;

/**
 * A card in memory that also lends its files. It counts what is read and refuses what the appliance would refuse: paths that are
 * not on it, and more than 2 MiB over all files. A file of 200 GB that holds little costs no memory. Fill it first; once it is
 * full, it is safe for use by several threads.
 */
public final class TestCard implements Card, Media {
    /** How many bytes {@link #open opened} files may yield together: 2 MiB, as for a clip in the appliance. */
    public static final long BUDGET = 2 << 20;

    private final String name;
    private final Map<String, Content> contents;
    private final Budget budget = new Budget(BUDGET, Long.MAX_VALUE);
    private final AtomicLong heads = new AtomicLong();
    private volatile List<CardFile> listed;

    /** An empty card called {@code A001R1ZA}. */
    public TestCard() {
        this("A001R1ZA");
    }

    /** An empty card. */
    public TestCard(String name) {
        this(name, new TreeMap<>());
    }

    private TestCard(String name, Map<String, Content> contents) {
        this.name = name;
        this.contents = contents;
    }

    /**
     * A folder with all that is in it. Its files are read when somebody asks for their bytes, and links are not followed.
     *
     * @throws IOException when the folder cannot be listed
     */
    public static TestCard of(Path folder) throws IOException {
        Path real = folder.toRealPath();
        TestCard card = new TestCard(String.valueOf(real.getFileName()));
        try (Stream<Path> tree = Files.walk(real)) {
            for (Path file : tree.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).toList()) {
                card.with(real.relativize(file).toString().replace(real.getFileSystem().getSeparator(), "/"), Content.of(file));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return card;
    }

    /**
     * Adds a file, or puts another content in its place.
     *
     * @param path    relative, with {@code /}
     * @param content not copied
     */
    public TestCard with(String path, byte[] content) {
        return with(path, Content.of(content));
    }

    /**
     * Adds a file that claims more than it holds: its first bytes, and zeros up to a size.
     *
     * @param size bytes, at least as many as {@code head} has; 200 GB cost nothing
     */
    public TestCard withSparse(String path, byte[] head, long size) {
        if (size < head.length) {
            throw new IllegalArgumentException("A file of " + size + " bytes cannot start with " + head.length + ".");
        }
        return with(path, Content.of(head).resized(size));
    }

    /**
     * Adds a file of which the start and the end are known: zeros lie between, as in a film whose description comes behind its media.
     *
     * @param size bytes, at least as many as {@code head} and {@code tail} have together; 200 GB cost nothing
     */
    public TestCard withSparse(String path, byte[] head, long size, byte[] tail) {
        if (size < (long) head.length + tail.length) {
            throw new IllegalArgumentException("A file of " + size + " bytes has no room for " + head.length + " at its start and " + tail.length
                + " at its end.");
        }
        return with(path, Content.of(head).resized(size).patched(size - tail.length, tail));
    }

    TestCard with(String path, Content content) {
        // The record refuses a path that no card has.
        contents.put(new CardFile(path, content.size()).path(), content);
        listed = null;
        return this;
    }

    /** A card of its own with some of this one's files, in the same state; nothing is counted yet. */
    TestCard only(Collection<String> paths) {
        Map<String, Content> some = new TreeMap<>();
        for (String path : paths) {
            Content content = contents.get(path);
            if (content != null) {
                some.put(path, content);
            }
        }
        return new TestCard(name, some);
    }

    /** A card of its own with all of this one's files; nothing is counted yet. */
    TestCard copy() {
        return new TestCard(name, new TreeMap<>(contents));
    }

    /** @throws FileNotFoundException when the path is not on the card */
    Content content(String path) throws FileNotFoundException {
        Content content = contents.get(path);
        if (content == null) {
            throw new FileNotFoundException("'" + path + "' is not on this card.");
        }
        return content;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<CardFile> files() {
        List<CardFile> files = listed;
        if (files == null) {
            files = contents.entrySet().stream().map(e -> new CardFile(e.getKey(), e.getValue().size())).toList();
            listed = files;
        }
        return files;
    }

    @Override
    public byte[] head(String path, int max) throws IOException {
        heads.incrementAndGet();
        return content(path).head(Math.min(max, HEAD_LIMIT));
    }

    @Override
    public SeekableView open(String path) throws IOException {
        return new BudgetedView(content(path), budget, () -> { });
    }

    @Override
    public long remainingBytes() {
        return budget.left();
    }

    /** How many bytes {@link #open opened} files have yielded so far; heads are counted apart. */
    public long bytesRead() {
        return budget.used();
    }

    /** How many reads were refused so far, because they asked for more than the budget had left. */
    public long refusals() {
        return budget.refusals();
    }

    /** How often {@link #head} was called so far. */
    public long headsRead() {
        return heads.get();
    }
}
