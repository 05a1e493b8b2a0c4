package org.checkgate.transfer.internal.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.checkgate.transfer.internal.SetDrive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectReaderTest {
    @TempDir
    Path folder;

    private static byte[] all(DirectReader reader) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] bite = new byte[10_007];
        for (int count; (count = reader.read(bite, 0, bite.length)) >= 0; ) {
            bytes.write(bite, 0, count);
        }
        return bytes.toByteArray();
    }

    @Test
    void givesTheBytesOfFilesThatEndAnywhereInABlock() throws IOException {
        for (int size : new int[] {0, 1, 511, 4096, 4097, (1 << 20) - 1, 1 << 20, (3 << 20) + 5}) {
            byte[] bytes = SetDrive.noise(size, size);
            Path file = Files.write(folder.resolve("f" + size), bytes);
            try (DirectReader reader = DirectReader.open(file); DirectReader cached = DirectReader.cached(file)) {
                assertEquals(size, reader.size());
                assertArrayEquals(bytes, all(reader), "size " + size);
                assertArrayEquals(bytes, all(cached), "size " + size);
            }
        }
    }

    @Test
    void readsFromAnyPosition() throws IOException {
        byte[] bytes = SetDrive.noise(1, 2 << 20);
        try (DirectReader reader = DirectReader.open(Files.write(folder.resolve("f"), bytes))) {
            for (int position : new int[] {777, 0, 1 << 20, (2 << 20) - 3}) {
                reader.seek(position);
                assertArrayEquals(Arrays.copyOfRange(bytes, position, bytes.length), all(reader), "from " + position);
            }
        }
    }

    @Test
    void whatLivesInMemoryIsNeverSaidToComeFromAMedium() throws IOException {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory) && Files.getFileStore(memory).type().equals("tmpfs"), "no file system in memory at /dev/shm");
        byte[] bytes = SetDrive.noise(1, 5000);
        Path file = Files.write(Files.createTempFile(memory, "checkgate", ""), bytes);
        try (DirectReader reader = DirectReader.open(file)) {
            assertFalse(reader.direct());
            assertArrayEquals(bytes, all(reader));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path target = Files.write(folder.resolve("target"), new byte[10]);
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        assertThrows(IOException.class, () -> DirectReader.open(link));
    }
}
