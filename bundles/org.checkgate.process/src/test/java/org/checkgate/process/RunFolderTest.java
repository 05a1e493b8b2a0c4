package org.checkgate.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final String DEAD_OWNER = "999999999";
    @TempDir
    Path folder;
    private Process sleeper;

    @BeforeEach
    void startSleeper() throws IOException {
        sleeper = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void endSleeper() {
        sleeper.destroyForcibly();
    }

    @Test
    void whatADeadOwnerLeftIsEnded() throws Exception {
        Path note = note(mark(), DEAD_OWNER);
        new RunFolder(folder).endLeftovers();
        Eventually.gone(sleeper.pid());
        assertFalse(Files.exists(note));
    }

    @Test
    void aProcessThatGotTheIdLaterIsLeftAlone() throws Exception {
        Path note = note("another boot/1", DEAD_OWNER);
        new RunFolder(folder).endLeftovers();
        assertTrue(sleeper.isAlive());
        assertFalse(Files.exists(note));
    }

    @Test
    void whatALivingOwnerHasIsLeftAlone() throws Exception {
        RunFolder notes = new RunFolder(folder);
        notes.note("sleeper", sleeper.toHandle());
        new RunFolder(folder).endLeftovers();
        assertTrue(sleeper.isAlive());
        assertTrue(Files.exists(folder.resolve(sleeper.pid() + ".child")));
    }

    @Test
    void brokenNotesAreTakenAwayAndStopNothing() throws Exception {
        Files.write(folder.resolve("1.child"), new byte[0]);
        Files.write(folder.resolve("2.child"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.writeString(folder.resolve("no-number.child"), "x\ny\nz\nname\n");
        note(mark(), DEAD_OWNER);
        new RunFolder(folder).endLeftovers();
        Eventually.gone(sleeper.pid());
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void marksTellProcessesApart() {
        assertNotEquals(StartMark.of(ProcessHandle.current()), StartMark.of(sleeper.toHandle()));
        assertEquals(StartMark.of(sleeper.toHandle()), StartMark.of(sleeper.toHandle()));
        sleeper.destroyForcibly().onExit().join();
        assertEquals(Optional.empty(), StartMark.of(sleeper.toHandle()));
    }

    private String mark() {
        return StartMark.of(sleeper.toHandle()).orElseThrow();
    }

    private Path note(String started, String owner) throws IOException {
        return Files.write(folder.resolve(sleeper.pid() + ".child"), List.of(started, owner, "boot/0", "sleeper"));
    }
}
