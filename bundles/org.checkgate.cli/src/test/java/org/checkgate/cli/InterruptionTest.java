package org.checkgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C and SIGTERM in the middle of hashing, in processes of their own. */
class InterruptionTest {
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;
    /** A hole that takes minutes to hash and no room on the disk. */
    private static final long HOLE = 64L << 30;
    @TempDir
    private Path folder;
    private Path card;
    private Commands commands;

    @BeforeEach
    void fill() throws IOException {
        card = Files.createDirectories(folder.resolve("A001"));
        Files.writeString(card.resolve("one.mov"), "one");
        commands = new Commands(folder, folder);
    }

    @AfterEach
    void end() {
        commands.close();
    }

    private void dig() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(card.resolve("one.mov").toFile(), "rw")) {
            file.setLength(HOLE);
        }
    }

    private Process hashing(String... line) throws Exception {
        Process process = commands.start(line);
        Commands.await(() -> commands.err().contains("Hashing 1 files"), "hashing has begun");
        return process;
    }

    @Test
    void createLeavesNothingBehind() throws Exception {
        dig();
        Process create = hashing("mhl", "create", card.toString(), "--hash", "md5", "--json");
        Commands.interrupt(create);
        assertEquals(INTERRUPTED, Commands.exit(create), commands.err());
        assertTrue(commands.err().contains("It was ended before the generation was written"), commands.err());
        assertFalse(commands.err().contains("fault"), commands.err());
        assertEquals("", commands.out());
        assertEquals("[one.mov]", Arrays.toString(card.toFile().list()));
    }

    @Test
    void verifyGivesNoVerdict() throws Exception {
        assertEquals(0, new Shell().run("mhl", "create", card.toString(), "--hash", "md5"));
        dig();
        Process verify = hashing("mhl", "verify", card.toString(), "--json");
        Commands.interrupt(verify);
        assertEquals(INTERRUPTED, Commands.exit(verify), commands.err());
        assertTrue(commands.err().contains("It was ended before there was a verdict"), commands.err());
        assertEquals("", commands.out());
    }

    @Test
    void terminationIsNoOtherWay() throws Exception {
        dig();
        Process create = hashing("mhl", "create", card.toString(), "--hash", "md5");
        create.destroy();
        assertEquals(TERMINATED, Commands.exit(create), commands.err());
        assertTrue(commands.err().contains("It was ended before the generation was written"), commands.err());
        assertFalse(Files.exists(card.resolve("ascmhl")));
    }
}
