package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.checkgate.ledger.ListRead;
import org.checkgate.ledger.StagingPlace;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.MultiHash;
import org.checkgate.transfer.internal.HashPlan;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;

/**
 * A roll of staging as a folder that a list check can read: hash lists with their bytes, everything else as a hole of its size. Gone
 * when closed. Not thread-safe.
 */
final class ListedTree implements AutoCloseable {
    /** What no drive can have brought. */
    static final class NoFile extends IOException {
        private NoFile(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static final int BITE = 64 * 1024;

    private final StagingConnection staging;
    private final Path root;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, ListRead> lists = new HashMap<>();

    ListedTree(StagingConnection staging, Path root) throws IOException {
        this.staging = staging;
        this.root = Files.createDirectory(root).toAbsolutePath().normalize();
    }

    /** Keys of what was added, by path. */
    Map<String, String> keys() {
        return Map.copyOf(keys);
    }

    /** What was read of the hash lists, by path. */
    Map<String, ListRead> lists() {
        return Map.copyOf(lists);
    }

    /**
     * @throws StoreTrouble when the object cannot be fetched now
     * @throws NoFile       when the path is none that a file could have
     * @throws IOException  when this machine has no room for the tree
     */
    void add(String path, String key, long size) throws IOException {
        Path file = file(path);
        Files.createDirectories(file.getParent());
        if (isHashList(path) && size > 0) {
            lists.put(path, fetch(key, size, file));
        } else {
            Files.createFile(file);
            try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
                hole.setLength(size);
            }
        }
        keys.put(path, key);
    }

    private ListRead fetch(String key, long size, Path file) throws IOException {
        MultiHash hashes = new MultiHash(EnumSet.of(HashFormat.XXH64));
        Crc64Nvme crc64 = new Crc64Nvme();
        try (InputStream in = staging.store().get(key, 0, size); OutputStream out = Files.newOutputStream(file)) {
            byte[] bite = new byte[BITE];
            for (int count; (count = read(in, bite)) >= 0; ) {
                hashes.update(bite, 0, count);
                crc64.update(bite, 0, count);
                out.write(bite, 0, count);
            }
        }
        return new ListRead(hashes.length(), HashPlan.words(hashes.finish()), Crc64Nvme.hex(crc64.value()));
    }

    /** A line that breaks is no fault of the roll: it is asked for again. */
    private static int read(InputStream in, byte[] bite) throws StoreTrouble {
        try {
            return in.read(bite);
        } catch (IOException e) {
            throw new StoreTrouble(StagingStore.NAME, 0, "", String.valueOf(e.getMessage()), e);
        }
    }

    /** Adds those of these paths that lie under their digest. @return whether there were any */
    boolean addDigested(StagingPlace place, List<String> paths, Map<String, Long> objects) throws IOException {
        boolean any = false;
        for (String path : paths) {
            String key = place.key(path);
            if (objects.containsKey(key) && !keys.containsKey(path)) {
                add(path, key, objects.get(key));
                any = true;
            }
        }
        return any;
    }

    private Path file(String path) throws NoFile {
        try {
            Path file = root.resolve(path).normalize();
            if (file.startsWith(root) && !file.equals(root) && root.relativize(file).toString().equals(path)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw new NoFile("\"" + path + "\" is no name of a file", e);
        }
        throw new NoFile("\"" + path + "\" is no path below its roll", null);
    }

    /** As intake knows them: by their ending, and the chain by its name. */
    private static boolean isHashList(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".mhl") || path.endsWith("ascmhl_chain.xml");
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
