package org.checkgate.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.VerifyListener;

/** Makes folders of files and seals them. */
public final class Footage {
    private static final Creator CREATOR = Creator.of("checkgate bench", "1", "bench");
    private static final Instant AT = Instant.parse("2024-05-06T07:08:09Z");

    private Footage() {}

    /** Writes files of pseudo-random bytes, and waits until the disk has them: writing must not disturb the reading. */
    public static List<Path> clips(Path folder, int count, long bytesEach) throws IOException {
        Files.createDirectories(folder);
        SplittableRandom random = new SplittableRandom(20240506);
        byte[] chunk = new byte[1 << 20];
        List<Path> clips = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Path clip = folder.resolve("A001C%03d.mov".formatted(i));
            try (OutputStream out = Files.newOutputStream(clip)) {
                for (long left = bytesEach; left > 0; left -= chunk.length) {
                    random.nextBytes(chunk);
                    out.write(chunk, 0, (int) Math.min(left, chunk.length));
                }
            }
            try (FileChannel channel = FileChannel.open(clip, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            clips.add(clip);
        }
        return clips;
    }

    /** Writes tiny files, a thousand a folder. */
    public static void tinyFiles(Path folder, int count) throws IOException {
        Path roll = folder;
        for (int i = 0; i < count; i++) {
            if (i % 1_000 == 0) {
                roll = Files.createDirectories(folder.resolve("A%04d".formatted(1 + i / 1_000)));
            }
            Files.write(roll.resolve("C" + i + ".mov"), Integer.toString(i).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Writes the next generation into the folder's history. */
    public static void seal(Path folder, HashFormat format) throws IOException {
        if (!HashLists.create(folder, Set.of(format), CREATOR, AT, VerifyListener.NONE).clean()) {
            throw new IOException(folder + " is not what it was when it was sealed");
        }
    }
}
