package org.checkgate.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A parent process dies by kill -9; nothing of it may stay. */
class KilledParentTest {
    @TempDir
    Path runFolder;
    private final List<Long> sleepers = new ArrayList<>();
    private Process parent;

    @AfterEach
    void leaveNothing() {
        if (parent != null) {
            parent.destroyForcibly();
        }
        sleepers.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    @Test
    void theKernelEndsItsChildren() throws Exception {
        assumeTrue(Launcher.ofThisMachine().binding(), "This machine has no setpriv with --pdeathsig (util-linux 2.33).");
        killParent("bound");
        for (long pid : sleepers) {
            Eventually.gone(pid);
        }
    }

    @Test
    void withoutTheKernelTheNextStartEndsThem() throws Exception {
        killParent("plain");
        assertTrue(sleepers.stream().allMatch(Eventually::lives), "without setpriv they live on, else this test shows nothing");
        new SupervisedChildren(runFolder).close();
        for (long pid : sleepers) {
            Eventually.gone(pid);
        }
        assertEquals(List.of(), notes());
    }

    @Test
    void whileTheParentLivesAnotherProgramLeavesItsChildrenAlone() throws Exception {
        startParent("plain");
        new SupervisedChildren(runFolder).close();
        assertTrue(sleepers.stream().allMatch(Eventually::lives));
        assertEquals(2, notes().size());
    }

    private void killParent(String launcher) throws Exception {
        startParent(launcher);
        assertTrue(sleepers.stream().allMatch(Eventually::lives));
        assertEquals(137, parent.destroyForcibly().waitFor());
    }

    private void startParent(String launcher) throws IOException {
        parent = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto", "-cp",
                place(ParentProgram.class) + ":" + place(Children.class), ParentProgram.class.getName(), runFolder.toString(), launcher)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader said = parent.inputReader();
        for (String line; !"started".equals(line = said.readLine());) {
            sleepers.add(Long.parseLong(String.valueOf(line)));
        }
        assertEquals(2, sleepers.size());
    }

    private static Path place(Class<?> type) {
        return Path.of(java.net.URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private List<Path> notes() throws IOException {
        try (Stream<Path> files = Files.list(runFolder)) {
            return files.toList();
        }
    }
}
