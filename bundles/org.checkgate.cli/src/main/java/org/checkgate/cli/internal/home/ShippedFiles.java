package org.checkgate.cli.internal.home;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Brings a folder of a home up to the image's, without touching what its operator made of it. It remembers the digest of
 * each file as it was shipped: a file that still has it is nobody's but the image's, and follows the image.
 */
final class ShippedFiles {
    private final Path from;
    private final Path to;
    private final Path record;
    private final Predicate<String> keptWhenEdited;

    /** @param keptWhenEdited tells from a path below the folder whether the operator's changes win over a new image */
    ShippedFiles(Path from, Path to, Path record, Predicate<String> keptWhenEdited) {
        this.from = from;
        this.to = to;
        this.record = record;
        this.keptWhenEdited = keptWhenEdited;
    }

    /** @return the files that were left as the operator made them although the image has others */
    List<String> refresh() throws IOException {
        Properties shipped = readRecord();
        Properties now = new Properties();
        List<String> kept = new ArrayList<>();
        Files.createDirectories(to);
        for (String name : names(from)) {
            String digest = WholeFile.digest(from.resolve(name));
            now.setProperty(name, digest);
            if (!refresh(name, digest, shipped.getProperty(name))) {
                kept.add(name);
            }
        }
        for (String gone : new TreeSet<>(shipped.stringPropertyNames())) {
            Path file = to.resolve(gone);
            if (!now.containsKey(gone) && Files.isRegularFile(file) && WholeFile.digest(file).equals(shipped.getProperty(gone))) {
                Files.delete(file);
            }
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        now.store(text, null);
        WholeFile.write(record, text.toByteArray());
        return kept;
    }

    /** @return false when the operator's file stays and differs */
    private boolean refresh(String name, String digest, String shippedBefore) throws IOException {
        Path file = to.resolve(name);
        if (Files.isRegularFile(file)) {
            String there = WholeFile.digest(file);
            if (there.equals(digest)) {
                return true;
            }
            if (!there.equals(shippedBefore) && keptWhenEdited.test(name)) {
                return false;
            }
        }
        Files.createDirectories(file.getParent());
        WholeFile.write(file, Files.readAllBytes(from.resolve(name)));
        return true;
    }

    private Properties readRecord() throws IOException {
        Properties properties = new Properties();
        if (Files.isRegularFile(record)) {
            properties.load(new ByteArrayInputStream(Files.readAllBytes(record)));
        }
        return properties;
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString()).sorted().toList();
        }
    }
}
