package org.checkgate.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far a child may go, and that it goes no further. */
@Tag("long")
class LimitsTest {
    @TempDir
    Path folder;
    private SupervisedChildren children;

    @BeforeEach
    void open() throws IOException {
        children = new SupervisedChildren(folder, Launcher.ofThisMachine(), Duration.ofMillis(300));
    }

    @AfterEach
    void close() {
        children.close();
    }

    @Test
    void aTimeOutKillsTheWholeFamily() throws Exception {
        Result result = children.run(shell("sleep 600 & echo $!; wait").within(Duration.ofMillis(500)));
        assertTrue(result.timedOut());
        assertFalse(result.good());
        Eventually.gone(Long.parseLong(result.outputTail().strip()));
    }

    @Test
    void anEndInTimeIsNoTimeOut() throws Exception {
        assertTrue(children.run(shell("true").within(Duration.ofMinutes(5))).good());
    }

    @Test
    void onlyTheEndOfMuchOutputIsKept() throws Exception {
        Result result = children.run(shell("yes abcdefg | head -c 4000000; printf end; yes x | head -c 300000 >&2").keeping(1000));
        assertEquals(1000, result.outputTail().length());
        assertTrue(result.outputTail().endsWith("abcdefg\nend"), result.outputTail());
        assertEquals(1000, result.errorTail().length());
    }

    @Test
    void nothingIsKeptWhenNothingIsAskedFor() throws Exception {
        assertEquals("", children.run(shell("echo much").keeping(0)).outputTail());
    }

    @Test
    void whoIgnoresTheRequestToEndIsKilled() throws Exception {
        CompletableFuture<String> ready = new CompletableFuture<>();
        Child child = children.start(shell("trap '' TERM; sleep 600 & echo $!; while :; do wait; done").listening(ready::complete));
        long grandchild = Long.parseLong(ready.get(20, TimeUnit.SECONDS));
        child.end();
        assertFalse(child.alive());
        assertEquals(137, child.finished().get(20, TimeUnit.SECONDS).exitCode());
        Eventually.gone(grandchild);
    }

    @Test
    void whoEndsWhenAskedMayTidyUp() throws Exception {
        CompletableFuture<String> ready = new CompletableFuture<>();
        Child child = children.start(shell("trap 'echo tidy; exit 7' TERM; echo ready; while :; do sleep 0.05; done").listening(ready::complete));
        ready.get(20, TimeUnit.SECONDS);
        child.end();
        Result result = child.finished().get(20, TimeUnit.SECONDS);
        assertEquals(7, result.exitCode());
        assertTrue(result.outputTail().endsWith("tidy\n"));
    }

    @Test
    void anOrphanThatHoldsThePipeDoesNotHoldTheResult() throws Exception {
        Child child = children.start(shell("sleep 600 & echo $!; exit 0"));
        Result result = child.finished().get(20, TimeUnit.SECONDS);
        assertTrue(result.good());
        long orphan = Long.parseLong(result.outputTail().strip());
        ProcessHandle.of(orphan).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void aListenerThatFailsIsHeardOfAndItsChildKilled() throws Exception {
        Child child = children.start(shell("echo line; exec sleep 600").listening(line -> {
            throw new IllegalStateException("cannot read " + line);
        }));
        Exception failure = assertThrows(Exception.class, () -> child.finished().get(20, TimeUnit.SECONDS));
        assertEquals("cannot read line", failure.getCause().getMessage());
        Eventually.gone(child.pid());
    }

    @Test
    void aCommandThatNoMemoryIsLeftForIsASentenceAndHarmsNoOther() throws Exception {
        Child other = children.start(shell("exec sleep 600"));
        IOException refused = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThrows(IOException.class,
                () -> children.start(Command.of("greedy", List.of("sleep", "600")).keeping(Integer.MAX_VALUE))));
        assertTrue(refused.getMessage().startsWith("greedy could not be started: "), refused.getMessage());
        // Started by the same thread, behind the failure: when this one has come and gone, the other would be dead as well.
        assertTrue(children.run(shell("sleep 0.3")).good());
        assertTrue(other.alive());
        assertEquals(1, notes(), "the greedy one is noted no more");
    }

    private long notes() throws IOException {
        try (var files = java.nio.file.Files.list(folder)) {
            return files.count();
        }
    }

    private static Command shell(String line) {
        return Command.of("sh", List.of("/bin/sh", "-c", line));
    }
}
