package org.checkgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that a command could change below a folder: names, kinds, permissions, times, link targets and bytes. */
final class TreeState {
    private TreeState() {
    }

    static Map<String, String> of(Path folder) throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                state.put(folder.relativize(file).toString(), facts(file));
            }
        }
        return state;
    }

    private static String facts(Path file) throws IOException {
        PosixFileAttributes facts = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String content = facts.isSymbolicLink() ? Files.readSymbolicLink(file).toString() : facts.isRegularFile() ? digest(file) : "folder";
        return facts.permissions() + " " + facts.lastModifiedTime() + " " + content;
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
