package org.checkgate.ledger.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder that holds backups. What bears the name of one was read in full and was good when it got that name. Their order is
 * that of their numbers: a clock may jump.
 */
record BackupFolder(Path path) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("ledger-(\\d{6,12})-(\\d{8}T\\d{6}Z)\\.zip");
    private static final String UNFINISHED = "unfinished";

    /** One backup. */
    record Backup(Path file, long number, Instant at) {
        String name() {
            return file.getFileName().toString();
        }
    }

    /** Newest first; none when there is no such folder. */
    List<Backup> all() throws IOException {
        List<Backup> all = new ArrayList<>();
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
                for (Path file : files) {
                    Matcher name = NAME.matcher(file.getFileName().toString());
                    if (name.matches()) {
                        all.add(new Backup(file, Long.parseLong(name.group(1)), STAMP.parse(name.group(2), Instant::from)));
                    }
                }
            }
        }
        all.sort(Comparator.comparingLong(Backup::number).reversed());
        return all;
    }

    /** Where a backup is written and looked through; what an earlier one left there is gone. */
    Path clean() throws IOException {
        Files.createDirectories(path);
        Path unfinished = Files.createDirectories(path.resolve(UNFINISHED));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(unfinished)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        return unfinished;
    }

    /** Makes what was written and found good a backup, on the disk; then the oldest go, so that {@code kept} are left. */
    Backup keep(Path written, Instant at, int kept) throws IOException {
        force(written);
        List<Backup> before = all();
        long number = before.isEmpty() ? 1 : before.get(0).number() + 1;
        Path file = path.resolve("ledger-%06d-%s.zip".formatted(number, STAMP.format(at)));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        force(path);
        for (Backup old : before.subList(Math.min(before.size(), kept - 1), before.size())) {
            Files.deleteIfExists(old.file());
        }
        return new Backup(file, number, at);
    }

    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
