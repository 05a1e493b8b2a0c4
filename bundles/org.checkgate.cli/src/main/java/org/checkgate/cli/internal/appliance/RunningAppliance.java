package org.checkgate.cli.internal.appliance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.WholeFile;

/**
 * The process that runs a home's appliance, found again by another command. A number of a process says nothing by itself,
 * as the system gives it to others later: the process must also be a Karaf of this very home.
 */
public final class RunningAppliance {
    private static final String PID_FILE = "appliance.pid";
    private final ProcessHandle process;

    private RunningAppliance(ProcessHandle process) {
        this.process = process;
    }

    /** Notes whose process runs there; the note is no proof, so it may stay when the process ends. */
    static void note(Home home, long pid) throws IOException {
        WholeFile.write(home.run().resolve(PID_FILE), Long.toString(pid).getBytes(StandardCharsets.UTF_8));
    }

    /** The appliance of that home, if one runs, whoever started it: this command line, or a service. */
    public static Optional<RunningAppliance> of(Home home) {
        Optional<Long> noted = notedPid(home.run().resolve(PID_FILE));
        return noted.flatMap(pid -> of(home, pid))
                .or(() -> ConsoleAddress.of(home).flatMap(console -> of(home, console.pid())));
    }

    private static Optional<Long> notedPid(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Long.valueOf(Files.readString(file).strip())) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<RunningAppliance> of(Home home, long pid) {
        return pid > 0 && belongsTo(home, pid) ? ProcessHandle.of(pid).map(RunningAppliance::new) : Optional.empty();
    }

    private static boolean belongsTo(Home home, long pid) {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
            List<String> arguments = Arrays.asList(new String(line, StandardCharsets.UTF_8).split("\0"));
            return arguments.contains(KarafCommand.MAIN) && arguments.contains(KarafCommand.baseOption(home));
        } catch (IOException gone) {
            return false;
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end. @return whether it had ended after that many seconds */
    public boolean stop(long patienceSeconds) {
        process.destroy();
        return awaitEnd(patienceSeconds);
    }

    /** @return whether it had ended after that many seconds */
    public boolean awaitEnd(long patienceSeconds) {
        try {
            process.onExit().get(patienceSeconds, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return !process.isAlive();
        }
    }
}
