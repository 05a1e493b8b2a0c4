package org.checkgate.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedChildrenTest {
    @TempDir
    Path folder;
    private SupervisedChildren children;

    @BeforeEach
    void open() throws IOException {
        children = new SupervisedChildren(folder.resolve("run"));
    }

    @AfterEach
    void close() {
        children.close();
    }

    @Test
    void outputErrorsAndExitCodeComeBack() throws Exception {
        Result result = children.run(shell("echo out; echo err >&2; exit 3"));
        assertEquals(new Result(3, false, "out\n", "err\n"), result);
        assertFalse(result.good());
    }

    @Test
    void theListenerHearsEveryLineInOrder() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        assertTrue(children.run(shell("printf 'one\\r\\nzwölf €\\nlast'").listening(heard::add)).good());
        assertEquals(List.of("one", "zwölf €", "last"), heard);
    }

    @Test
    void environmentAndDirectoryAreTheChilds() throws Exception {
        Result result = children.run(shell("echo $COLOUR; pwd").with("COLOUR", "green").in(folder));
        assertEquals("green\n" + folder.toRealPath() + "\n", result.outputTail());
    }

    @Test
    void standardInputIsEmpty() throws Exception {
        assertTrue(children.run(Command.of("cat", List.of("cat"))).good());
    }

    @Test
    void aPoliteChildRunsAtLowerPriority() throws Exception {
        // These tests may themselves be run politely.
        int own = Integer.parseInt(children.run(Command.of("nice", List.of("nice"))).outputTail().strip());
        assertEquals(Math.min(19, own + 10) + "\n", children.run(Command.of("nice", List.of("nice")).politely()).outputTail());
    }

    @Test
    void aMissingProgramIsASentence() {
        IOException refused = assertThrows(IOException.class, () -> children.start(Command.of("renderer", List.of("/no/such/program"))));
        assertEquals("renderer could not be started: there is no program /no/such/program that may be run here.", refused.getMessage());
        assertThrows(IOException.class, () -> children.start(Command.of("renderer", List.of("no-such-program-on-the-path"))));
    }

    @Test
    void aMissingFolderIsASentence() {
        Path missing = folder.resolve("missing");
        IOException refused = assertThrows(IOException.class, () -> children.start(shell("true").in(missing)));
        assertEquals("sh could not be started: there is no folder " + missing + ".", refused.getMessage());
    }

    @Test
    void aChildOutlivesTheThreadThatAskedForIt() throws Exception {
        Child[] started = new Child[1];
        Thread shortLived = new Thread(() -> started[0] = start("sleep 600"));
        shortLived.start();
        shortLived.join();
        Eventually.holds("the thread has ended", () -> shortLived.getState() == Thread.State.TERMINATED);
        // The signal comes when the thread's own end is complete; another child's whole life is later than that.
        assertTrue(children.run(shell("sleep 0.3")).good());
        assertTrue(started[0].alive());
    }

    @Test
    void noNoteStaysAfterTheEnd() throws Exception {
        Child child = start("sleep 600");
        assertTrue(Files.exists(folder.resolve("run").resolve(child.pid() + ".child")));
        child.kill();
        assertEquals(137, child.finished().get().exitCode());
        assertFalse(Files.exists(folder.resolve("run").resolve(child.pid() + ".child")));
    }

    @Test
    void closingEndsAllAndRefusesMore() throws Exception {
        Child first = start("sleep 600");
        Child second = start("sleep 601");
        children.close();
        Eventually.gone(first.pid());
        Eventually.gone(second.pid());
        assertTrue(assertThrows(IOException.class, () -> children.start(shell("true"))).getMessage().contains("is stopping"));
    }

    @Test
    void anInterruptedRunKillsItsChild() throws Exception {
        Path pid = folder.resolve("pid");
        Thread worker = new Thread(() -> assertThrows(InterruptedException.class, () -> children.run(shell("echo $$ > pid.tmp; mv pid.tmp pid; exec sleep 600").in(folder))));
        worker.start();
        Eventually.holds("the child has said its id", () -> Files.exists(pid));
        worker.interrupt();
        worker.join();
        Eventually.gone(Long.parseLong(Files.readString(pid).strip()));
    }

    private Child start(String line) {
        try {
            return children.start(shell("exec " + line));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static Command shell(String line) {
        return Command.of("sh", List.of("/bin/sh", "-c", line));
    }
}
