package org.checkgate.cli.internal.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/** Files that are there as a whole or not at all, also after a power cut: written aside, made durable, renamed. */
public final class WholeFile {

    private WholeFile() {
    }

    public static void write(Path file, byte[] content) throws IOException {
        // A leading dot keeps the appliance from taking the half-written file for a setting or a plugin.
        Path aside = file.resolveSibling("." + file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The SHA-256 of a file in hex. */
    public static String digest(Path file) throws IOException {
        return HexFormat.of().formatHex(Image.sha256().digest(Files.readAllBytes(file)));
    }
}
