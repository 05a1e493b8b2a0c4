package org.checkgate.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.checkgate.mhl.HashFormat;

/**
 * A folder that plays a drive, with rolls of noise on it that are sealed with ASC MHL.
 *
 * @param drive what is plugged in
 * @param rolls the folders that are sealed
 * @param files of the media in all rolls
 * @param bytes of all that is in the rolls, their lists too
 */
public record Card(Path drive, List<Path> rolls, int files, long bytes) {
    /** Beyond that many a camera begins a new folder. */
    private static final int A_FOLDER = 10_000;
    private static final int CHUNK = 1 << 20;

    /**
     * Writes the files, seals them in this format and waits until the disk has them.
     *
     * @param rolls how many
     * @param files of each
     * @param each  bytes of each file
     */
    public static Card write(Path drive, int rolls, int files, long each, HashFormat format) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(20240506);
        List<Path> folders = new ArrayList<>();
        for (int roll = 1; roll <= rolls; roll++) {
            folders.add(drive.resolve("A%03dR1CG".formatted(roll)));
            Path clip = null;
            for (int i = 0; i < files; i++) {
                if (i % A_FOLDER == 0) {
                    clip = Files.createDirectories(folders.get(roll - 1).resolve("C%03d".formatted(1 + i / A_FOLDER)));
                }
                write(clip.resolve("A%03dC%03d.%07d.mxf".formatted(roll, 1 + i / A_FOLDER, i)), each, random);
            }
        }
        return sealed(drive, folders, rolls * files, format);
    }

    /** The same files, not copies of them, sealed in another format. */
    public Card linked(Path other, HashFormat format) throws IOException, InterruptedException {
        List<Path> folders = new ArrayList<>();
        for (Path roll : rolls) {
            folders.add(other.resolve(roll.getFileName()));
            for (Path file : filesIn(roll)) {
                Path link = other.resolve(drive.relativize(file));
                if (!link.toString().contains("ascmhl")) {
                    Files.createDirectories(link.getParent());
                    Files.createLink(link, file);
                }
            }
        }
        return sealed(other, folders, files, format);
    }

    private static Card sealed(Path drive, List<Path> rolls, int files, HashFormat format) throws IOException, InterruptedException {
        long bytes = 0;
        for (Path roll : rolls) {
            Footage.seal(roll, format);
            bytes += filesIn(roll).stream().mapToLong(Card::size).sum();
        }
        new Peer("sync").run();
        return new Card(drive, rolls, files, bytes);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, long bytes, SplittableRandom random) throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK, bytes)];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = bytes; left > 0; left -= chunk.length) {
                random.nextBytes(chunk);
                out.write(chunk, 0, (int) Math.min(left, chunk.length));
            }
        }
    }
}
