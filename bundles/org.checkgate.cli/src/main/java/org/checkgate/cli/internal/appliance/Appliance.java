package org.checkgate.cli.internal.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.checkgate.cli.internal.console.ConsoleClient;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.HomeLock;
import org.checkgate.cli.internal.home.Image;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Pause;
import org.checkgate.cli.internal.terminal.Terminal;
import org.checkgate.cli.internal.terminal.Trouble;

/** An appliance that this command runs, and that ends with it. */
public final class Appliance implements AutoCloseable {
    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8");
    private static final long STOP_SECONDS = 40;
    private static final long LEFTOVER_SECONDS = 10;
    private static final int POLL_MILLIS = 200;
    private final Home home;
    private final HomeLock lock;
    private final BoundProcess process;
    private final StartLog log;
    private final FileTime consoleBefore;
    private volatile boolean stopping;
    private boolean stopped;

    private Appliance(Home home, HomeLock lock, BoundProcess process, StartLog log, FileTime consoleBefore) {
        this.home = home;
        this.lock = lock;
        this.process = process;
        this.log = log;
        this.consoleBefore = consoleBefore;
    }

    /**
     * Starts it; it is not ready yet.
     *
     * @param lock held until this is closed, or let go when the start fails
     */
    public static Appliance start(Image image, Home home, HomeLock lock) throws IOException {
        try {
            requireNoOther(home);
            FileTime consoleBefore = consoleWritten(home);
            StartLog log = StartLog.begin(home);
            List<String> command = KarafCommand.of(Path.of(System.getProperty("java.home")), image, home, OPTIONS);
            BoundProcess process = BoundProcess.start(command, home.folder(), home.processOutput());
            RunningAppliance.note(home, process.pid());
            return new Appliance(home, lock, process, log, consoleBefore);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void requireNoOther(Home home) {
        Optional<RunningAppliance> other = RunningAppliance.of(home);
        // One whose command was killed a moment ago is being ended by the system: give it the time to go.
        if (other.isPresent() && !other.get().awaitEnd(LEFTOVER_SECONDS)) {
            throw new Trouble(ExitCode.CANNOT_START, "An appliance runs already at " + home.folder() + ", as process " + other.get().pid() + ".",
                    "Stop it with 'checkgate down --home " + home.folder() + "', or give another --home.");
        }
    }

    /** Waits until the console of this very start answers; otherwise says why it does not, with what the log says. */
    public ConsoleClient awaitReady(Duration patience, Terminal terminal) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw failed("The appliance's process ended while it was starting.", terminal);
            }
            // The file keeps the token from start to start, so the one of the run before may still be there.
            Optional<ConsoleAddress> console = ConsoleAddress.of(home)
                    .filter(c -> c.pid() == process.pid() && !consoleWritten(home).equals(consoleBefore));
            if (console.isPresent()) {
                ConsoleClient client = new ConsoleClient(console.get());
                if (client.answers()) {
                    return client;
                }
            }
            Pause.millis(POLL_MILLIS);
        }
        throw failed("The appliance did not answer within " + patience.toSeconds() + " seconds.", terminal);
    }

    /** Waits until all its parts run. @return what still keeps it from its work when the patience is at its end */
    public List<String> awaitHealthy(ConsoleClient client, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<String> problems = client.problems();
        while (!problems.isEmpty() && process.isAlive() && System.nanoTime() < deadline) {
            Pause.millis(POLL_MILLIS);
            problems = client.problems();
        }
        return problems;
    }

    /** What to say when it is up and cannot do its work: with what its log says. */
    public Trouble unhealthy(List<String> problems, Terminal terminal) {
        return failed("The appliance is up and cannot work: " + String.join(" ", problems), terminal);
    }

    private Trouble failed(String sentence, Terminal terminal) {
        List<String> excerpt = stopping ? List.of() : log.excerpt();
        if (!excerpt.isEmpty()) {
            terminal.note("What its log says:");
            excerpt.forEach(line -> terminal.note("  " + line));
        }
        return new Trouble(ExitCode.CANNOT_START, sentence, "Read " + home.karafLog() + " and " + home.processOutput() + ".");
    }

    /** Completes with the exit status of its process. */
    public CompletableFuture<Integer> ended() {
        return process.ended();
    }

    /** Stops it, and returns when it is gone. A second call waits for the first. */
    @Override
    public void close() {
        stopping = true;
        stop();
    }

    private synchronized void stop() {
        if (stopped) {
            return;
        }
        process.stop(STOP_SECONDS);
        stopped = true;
        try {
            lock.close();
        } catch (IOException e) {
            throw new Trouble(ExitCode.FAULT, "The lock of " + home.folder() + " could not be let go: " + e.getMessage() + ".", "It goes with this command.", e);
        }
    }

    private static FileTime consoleWritten(Home home) {
        try {
            return Files.getLastModifiedTime(home.consoleFile());
        } catch (IOException notThere) {
            return FileTime.fromMillis(0);
        }
    }
}
