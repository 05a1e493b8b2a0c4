package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.checkgate.transfer.internal.bytes.DirectReader;
import org.checkgate.transfer.internal.bytes.Medium;

/**
 * The folder in which the embedded server keeps a bucket's objects, one file each. The server never forces anything to
 * the disk and answers from the page cache, so the appliance does both itself. Safe for use by several threads.
 */
public class EmbeddedStore implements StoreDisk {
    private final Path root;
    private final Path bucket;
    /** By device, since it takes longer to ask what a small file lies on than to read it. */
    private final Map<Object, Medium> mediums = new ConcurrentHashMap<>();

    /** @param root the server's base folder */
    public EmbeddedStore(Path root, String bucket) {
        this.root = root.toAbsolutePath().normalize();
        this.bucket = this.root.resolve(bucket);
    }

    Path root() {
        return root;
    }

    /** The bucket's name. */
    String name() {
        return bucket.getFileName().toString();
    }

    @Override
    public Path file(String key) throws IOException {
        Path file = bucket.resolve(key).normalize();
        if (!file.startsWith(bucket) || file.equals(bucket)) {
            throw new IOException("The key " + key + " leads out of the store.");
        }
        return file;
    }

    @Override
    public void makeDurable(Collection<String> keys) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (String key : keys) {
            Path file = file(key);
            force(file);
            for (Path folder = file.getParent(); folder.startsWith(root); folder = folder.getParent()) {
                folders.add(folder);
            }
        }
        for (Path folder : folders) {
            force(folder);
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(true);
        }
    }

    @Override
    public DirectReader open(String key) throws IOException {
        Path file = file(key);
        Object device = Files.getAttribute(file, "unix:dev", LinkOption.NOFOLLOW_LINKS);
        Medium known = mediums.get(device);
        if (known == null) {
            known = Medium.of(file);
            mediums.put(device, known);
        }
        return DirectReader.open(file, known);
    }

    @Override
    public long usableSpace() throws IOException {
        return Files.getFileStore(Files.exists(bucket) ? bucket : root).getUsableSpace();
    }
}
