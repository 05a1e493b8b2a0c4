package org.checkgate.cli.internal.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;

/** The unpacked appliance: read-only, shared by all homes. */
public record Image(Path folder) {
    /** What a stamp looks at: all that an appliance runs from. */
    private static final List<String> STAMPED = List.of("etc", "lib", "system", "plugins", "engines");

    /** The image that the launcher started us from. */
    public static Image ofLauncher() {
        String folder = System.getProperty("checkgate.home.image", "");
        if (folder.isEmpty()) {
            throw new Trouble(ExitCode.CANNOT_START, "It is not known where the appliance's image is.",
                    "Start this command line through the launcher: ./checkgate.");
        }
        return new Image(Path.of(folder).toAbsolutePath().normalize());
    }

    public Path etc() {
        return folder.resolve("etc");
    }

    public Path plugins() {
        return folder.resolve("plugins");
    }

    /** The program that hosts camera plugins. */
    public Path sandbox() {
        return folder.resolve("sandbox");
    }

    public Path engines() {
        return folder.resolve("engines");
    }

    /** Fails with a sentence when an appliance cannot be started from here. */
    public void requireComplete() {
        for (String part : List.of("etc", "lib/boot", "system")) {
            if (!Files.isDirectory(folder.resolve(part))) {
                throw new Trouble(ExitCode.CANNOT_START, "The appliance's image " + folder + " is not complete: its folder " + part + " is missing.",
                        "Build it anew (delete the file .built and start ./checkgate again) or install the package again.");
            }
        }
    }

    /**
     * Changes whenever a file of the image does, or the image moves: names, sizes and times, not contents, so that it costs
     * no time at each start.
     */
    public String stamp() throws IOException {
        MessageDigest digest = sha256();
        digest.update(folder.toString().getBytes(StandardCharsets.UTF_8));
        for (String part : STAMPED) {
            Path root = folder.resolve(part);
            if (!Files.isDirectory(root)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                    digest.update((file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
