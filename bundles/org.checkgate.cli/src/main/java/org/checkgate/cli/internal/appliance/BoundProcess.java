package org.checkgate.cli.internal.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;

/**
 * A child process that cannot outlive this one, not even when this one is killed with SIGKILL: the kernel ends it when the
 * thread that started it ends (prctl(2), PR_SET_PDEATHSIG), so that thread waits for the child and for nothing else.
 */
public final class BoundProcess {
    /** Closes the gap between the child's birth and the kernel's promise: if the parent died in it, the child ends itself. */
    private static final String STILL_MINE = "[ \"$PPID\" = \"$0\" ] || exit 70; exec \"$@\"";
    private final Process process;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    private BoundProcess(Process process) {
        this.process = process;
    }

    /**
     * @param folder where the child works
     * @param output gets what it prints, both streams; an earlier file is written over
     */
    public static BoundProcess start(List<String> command, Path folder, Path output) throws IOException {
        List<String> bound = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "--", "/bin/sh", "-c", STILL_MINE,
                Long.toString(ProcessHandle.current().pid())));
        bound.addAll(command);
        Files.createDirectories(output.getParent());
        ProcessBuilder builder = new ProcessBuilder(bound).directory(folder.toFile()).redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).redirectOutput(output.toFile());
        CompletableFuture<BoundProcess> started = new CompletableFuture<>();
        Thread keeper = new Thread(() -> keep(builder, started), "keeper of " + Path.of(command.get(0)).getFileName());
        // A daemon: it must not hold up the end of this process, and the child must go with it.
        keeper.setDaemon(true);
        keeper.start();
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new Trouble(ExitCode.CANNOT_START, "A process could not be started: " + e.getCause().getMessage() + ".",
                    "Checkgate needs setpriv (package util-linux) on the PATH, and memory for another process.", e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void keep(ProcessBuilder builder, CompletableFuture<BoundProcess> started) {
        BoundProcess bound;
        try {
            bound = new BoundProcess(builder.start());
        } catch (IOException e) {
            started.completeExceptionally(e);
            return;
        }
        started.complete(bound);
        while (true) {
            try {
                bound.ended.complete(bound.process.waitFor());
                return;
            } catch (InterruptedException e) {
                // Nobody has a reason to interrupt this thread, and its end would be the child's.
                continue;
            }
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit status when the process has ended. */
    public CompletableFuture<Integer> ended() {
        return ended;
    }

    /** Asks it to end, and ends it when it has not within that many seconds. Returns when it is gone. */
    public void stop(long patienceSeconds) {
        process.destroy();
        try {
            if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Trouble interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Trouble(ExitCode.CANNOT_START, "The command was interrupted.", "Say it again.", e);
    }
}
