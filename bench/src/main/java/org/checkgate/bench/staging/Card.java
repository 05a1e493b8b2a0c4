package org.checkgate.bench.staging;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.checkgate.bench.Footage;
import org.checkgate.bench.Peer;
import org.checkgate.mhl.HashFormat;

/**
 * A folder that plays a drive, with one roll of noise on it that is sealed with ASC MHL.
 *
 * @param drive what is plugged in
 * @param files of the media
 * @param bytes of all that is in the roll, its list too
 */
record Card(Path drive, int files, long bytes) {
    private static final String ROLL = "A001R1CG";
    private static final int A_FOLDER = 10_000;
    private static final int CHUNK = 1 << 20;

    /** Writes the files, seals them in this format and waits until the disk has them. */
    static Card write(Path drive, int files, long bytesEach, HashFormat format) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(20240506);
        Path clip = drive;
        for (int i = 0; i < files; i++) {
            if (i % A_FOLDER == 0) {
                clip = Files.createDirectories(drive.resolve(ROLL).resolve("A001C%03d".formatted(1 + i / A_FOLDER)));
            }
            write(clip.resolve("A001C%03d.%07d.mxf".formatted(1 + i / A_FOLDER, i)), bytesEach, random);
        }
        return sealed(drive, files, format);
    }

    /** The same files, not copies of them, sealed in another format. */
    Card linked(Path other, HashFormat format) throws IOException, InterruptedException {
        try (Stream<Path> all = Files.walk(roll()).filter(Files::isRegularFile).filter(file -> file.toString().endsWith(".mxf"))) {
            for (Path file : (Iterable<Path>) all::iterator) {
                Path link = other.resolve(drive.relativize(file));
                Files.createDirectories(link.getParent());
                Files.createLink(link, file);
            }
        }
        return sealed(other, files, format);
    }

    private static Card sealed(Path drive, int files, HashFormat format) throws IOException, InterruptedException {
        Path roll = drive.resolve(ROLL);
        Footage.seal(roll, format);
        new Peer("sync").run();
        try (Stream<Path> all = Files.walk(roll)) {
            return new Card(drive, files, all.filter(Files::isRegularFile).mapToLong(Card::size).sum());
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

    Path roll() {
        return drive.resolve(ROLL);
    }
}
