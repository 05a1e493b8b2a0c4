package org.checkgate.intake.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells contents apart without reading media: a SHA-256 over every path and size, and over the bytes of the manifests.
 * Links are named, not followed.
 */
final class Fingerprint {
    /** A larger one is no manifest that anybody wrote; its path and size still count. */
    private static final long MANIFEST_LIMIT = 1L << 30;

    private Fingerprint() {
    }

    /** @throws NoSuchFileException when the folder is gone */
    static String of(Path folder) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sizes.put(folder.relativize(file).toString(), attributes.isRegularFile() ? attributes.size() : -1);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (file.equals(folder)) {
                    throw failure;
                }
                sizes.put(folder.relativize(file).toString(), -2L);
                return FileVisitResult.CONTINUE;
            }
        });
        MessageDigest digest = sha256();
        for (Map.Entry<String, Long> file : sizes.entrySet()) {
            digest.update((file.getKey() + '\0' + file.getValue() + '\0').getBytes(StandardCharsets.UTF_8));
            if (isManifest(file.getKey()) && file.getValue() >= 0 && file.getValue() <= MANIFEST_LIMIT) {
                digest = fed(digest, folder, folder.resolve(file.getKey()));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A drive whose hash list lies on a bad spot is a drive all the same: whoever lists it says what cannot be read. */
    private static MessageDigest fed(MessageDigest digest, Path folder, Path manifest) throws IOException {
        MessageDigest with = copy(digest);
        try {
            feed(with, manifest);
            return with;
        } catch (IOException unreadable) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw unreadable;
            }
            digest.update((byte) 0);
            return digest;
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException everyJreCan) {
            throw new IllegalStateException(everyJreCan);
        }
    }

    /** Over these manifests alone, in the order given. */
    static String ofManifests(Iterable<Path> manifests) throws IOException {
        MessageDigest digest = sha256();
        for (Path manifest : manifests) {
            digest.update((manifest.getFileName() + "\0").getBytes(StandardCharsets.UTF_8));
            feed(digest, manifest);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of each manifest's bytes, wherever it lies and whatever its name. A chain grows with each generation and is left out. */
    static Set<String> ofEach(Iterable<Path> manifests) throws IOException {
        Set<String> digests = new TreeSet<>();
        for (Path manifest : manifests) {
            String name = manifest.getFileName().toString();
            // AppleDouble companions carry the same ending, are no manifests, and differ from drive to drive.
            if (isHashList(name) && !name.startsWith("._")) {
                MessageDigest digest = sha256();
                feed(digest, manifest);
                digests.add(HexFormat.of().formatHex(digest.digest()));
            }
        }
        return digests;
    }

    private static boolean isManifest(String path) {
        return isHashList(path) || path.endsWith("ascmhl_chain.xml");
    }

    private static boolean isHashList(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".mhl");
    }

    private static void feed(MessageDigest digest, Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new IOException("the hash list " + file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJreHasIt) {
            throw new IllegalStateException(everyJreHasIt);
        }
    }
}
