package org.checkgate.transfer.internal.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.UUID;
import org.checkgate.transfer.internal.Keys;

/**
 * What an embedded server keeps on the disk.
 *
 * @param name       what people call the server
 * @param folder     holds {@code objects}, a folder per bucket, and {@code store-id}
 * @param keysFolder holds its generated keys, for the owner alone
 */
public record ServerFiles(String name, Path folder, Path keysFolder) {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** The server's own thread and whoever connects to it both want what is made once. */
    private static final Object ONCE = new Object();

    public Path objects() {
        return folder.resolve("objects");
    }

    /** What copies there are named by: stays the same when the server's port changes, and differs for another folder. */
    public String identity() throws IOException {
        Path file = folder.resolve("store-id");
        Files.createDirectories(objects());
        synchronized (ONCE) {
            if (!Files.exists(file)) {
                owned(file, name + ":" + UUID.randomUUID());
            }
        }
        return Files.readString(file, StandardCharsets.UTF_8).trim();
    }

    /** Generated once. */
    Keys keys() throws IOException {
        Path file = keysFolder.resolve(name + ".properties");
        synchronized (ONCE) {
            if (!Files.exists(file)) {
                Files.createDirectories(keysFolder);
                owned(file, "accessKey=" + random(10) + "\nsecretKey=" + random(20) + "\n");
            }
        }
        return Keys.read(file);
    }

    /** Writes the settings for a start at this port. */
    Path write(int port) throws IOException {
        identity();
        Properties settings = new Properties();
        settings.setProperty("s3proxy.endpoint", "http://127.0.0.1:" + port);
        settings.setProperty("s3proxy.authorization", "aws-v2-or-v4");
        settings.setProperty("s3proxy.identity", keys().access());
        settings.setProperty("s3proxy.credential", keys().secret());
        settings.setProperty("jclouds.provider", "filesystem-nio2");
        settings.setProperty("jclouds.filesystem.basedir", objects().toAbsolutePath().toString());
        Path file = keysFolder.resolve(name + "-server.properties");
        Files.deleteIfExists(file);
        owned(file, "");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, "Written at each start of the server.");
        }
        return file;
    }

    /** Made with the owner's rights alone from its first byte on, and there as a whole or not at all. */
    private static void owned(Path file, String text) throws IOException {
        var rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path half = file.resolveSibling("." + file.getFileName() + "." + random(4));
        Files.createFile(half, rights);
        try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }
}
