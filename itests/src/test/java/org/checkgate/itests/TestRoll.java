package org.checkgate.itests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.VerifyListener;

/** A sealed roll of seeded random bytes: the same seed gives the same roll. */
final class TestRoll {
    static final int MIB = 1 << 20;

    private TestRoll() {
    }

    /** @param sizes file names to bytes */
    static Path make(Path folder, long seed, Map<String, Integer> sizes) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(seed);
        for (Map.Entry<String, Integer> file : new TreeMap<>(sizes).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            byte[] chunk = new byte[64 << 10];
            try (OutputStream out = Files.newOutputStream(path)) {
                for (int left = file.getValue(); left > 0; left -= chunk.length) {
                    random.nextBytes(chunk);
                    out.write(chunk, 0, Math.min(left, chunk.length));
                }
            }
        }
        HashLists.create(folder, Set.of(HashFormat.XXH64), Creator.of("checkgate tests", "1", "localhost"),
                Instant.parse("2024-01-01T10:00:00Z"), VerifyListener.NONE);
        return folder;
    }

    /** Size and name stay; one bit in the middle does not. */
    static void flipOneBit(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            long middle = channel.size() / 2;
            channel.read(one, middle);
            channel.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ 1)}), middle);
        }
    }
}
