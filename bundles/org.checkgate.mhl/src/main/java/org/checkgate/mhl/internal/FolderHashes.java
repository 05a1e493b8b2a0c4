package org.checkgate.mhl.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashedFile;
import org.checkgate.mhl.StreamingHash;

/**
 * The directory hashes of ASC MHL (specification, section on directory hashes): content is the hash of the children's
 * sorted digests; structure the same over hashes of each child's name and digest.
 */
final class FolderHashes {

    /** Both hashes of a folder by format, in our own text form. */
    record Sums(Map<HashFormat, String> content, Map<HashFormat, String> structure) {}

    private static final class Open {
        final String path;
        /** Formats in which something below has no digest. */
        final Set<HashFormat> lacking = EnumSet.noneOf(HashFormat.class);
        final Map<HashFormat, List<byte[]>> contents = new EnumMap<>(HashFormat.class);
        final Map<HashFormat, List<byte[]>> structures = new EnumMap<>(HashFormat.class);

        Open(String path) {
            this.path = path;
        }
    }

    private final Set<HashFormat> formats;
    private final Map<String, Sums> sums = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();

    private FolderHashes(Set<HashFormat> formats) {
        this.formats = formats;
    }

    /**
     * @param files   sorted in {@link TreeOrder}, each with the digests of all {@code formats}
     * @param folders sorted in {@link TreeOrder}, with every folder above a file
     * @return the sums by path, the root's under the empty path
     */
    static Map<String, Sums> of(List<HashedFile> files, Collection<String> folders, Set<HashFormat> formats) {
        return of(files, HashedFile::path, (file, format) -> HashTexts.raw(format, file.digests().get(format)), folders, formats);
    }

    /** As above for files of any kind; one without a digest (null) leaves the folders above it without that format. */
    static <T> Map<String, Sums> of(List<T> files, Function<T, String> path, BiFunction<T, HashFormat, byte[]> digest,
            Collection<String> folders, Set<HashFormat> formats) {
        FolderHashes hashes = new FolderHashes(formats);
        hashes.open.push(new Open(""));
        Iterator<String> next = folders.iterator();
        String folder = next.hasNext() ? next.next() : null;
        for (T file : files) {
            String at = path.apply(file);
            while (folder != null && TreeOrder.PATHS.compare(folder, at) <= 0) {
                hashes.enter(folder);
                folder = next.hasNext() ? next.next() : null;
            }
            hashes.closeUntil(at);
            for (HashFormat format : formats) {
                byte[] own = digest.apply(file, format);
                add(hashes.open.element(), format, at, own, own);
            }
        }
        while (folder != null) {
            hashes.enter(folder);
            folder = next.hasNext() ? next.next() : null;
        }
        while (!hashes.open.isEmpty()) {
            hashes.close();
        }
        return hashes.sums;
    }

    private void enter(String folder) {
        closeUntil(folder);
        open.push(new Open(folder));
    }

    private void closeUntil(String path) {
        while (!RecordedPath.below(path, open.element().path)) {
            close();
        }
    }

    private void close() {
        Open done = open.pop();
        Sums own = new Sums(new EnumMap<>(HashFormat.class), new EnumMap<>(HashFormat.class));
        for (HashFormat format : formats) {
            if (done.lacking.contains(format)) {
                if (!open.isEmpty()) {
                    open.element().lacking.add(format);
                }
                continue;
            }
            String content = hash(format, done.contents.getOrDefault(format, List.of()));
            String structure = hash(format, done.structures.getOrDefault(format, List.of()));
            own.content.put(format, content);
            own.structure.put(format, structure);
            if (!open.isEmpty()) {
                add(open.element(), format, done.path, HashTexts.raw(format, content), HashTexts.raw(format, structure));
            }
        }
        sums.put(done.path, own);
    }

    private static void add(Open parent, HashFormat format, String path, byte[] content, byte[] structure) {
        if (content == null) {
            parent.lacking.add(format);
            return;
        }
        parent.contents.computeIfAbsent(format, any -> new ArrayList<>()).add(content);
        byte[] name = RecordedPath.name(path).getBytes(StandardCharsets.UTF_8);
        StreamingHash named = format.newHash();
        named.update(name, 0, name.length);
        named.update(structure, 0, structure.length);
        parent.structures.computeIfAbsent(format, any -> new ArrayList<>()).add(HashTexts.raw(format, named.finish()));
    }

    private static String hash(HashFormat format, List<byte[]> values) {
        List<byte[]> sorted = new ArrayList<>(values);
        sorted.sort(Arrays::compareUnsigned);
        StreamingHash hash = format.newHash();
        sorted.forEach(value -> hash.update(value, 0, value.length));
        return hash.finish();
    }
}
