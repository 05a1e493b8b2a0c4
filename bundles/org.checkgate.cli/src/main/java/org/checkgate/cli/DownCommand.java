package org.checkgate.cli;

import java.io.IOException;
import org.checkgate.cli.internal.appliance.RunningAppliance;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.HomeLock;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Pause;
import org.checkgate.cli.internal.terminal.Trouble;
import picocli.CommandLine;

/** Stops an appliance that another command runs. */
@CommandLine.Command(name = "down", description = "Stop the appliance.")
final class DownCommand extends HomeCommand {
    private static final long PATIENCE_SECONDS = 60;
    private static final long LOCK_PATIENCE_MILLIS = 5_000;
    private static final long POLL_MILLIS = 50;

    @Override
    public Integer call() throws IOException {
        Home home = home();
        RunningAppliance appliance = running(home);
        if (!appliance.stop(PATIENCE_SECONDS)) {
            throw new Trouble(ExitCode.NOT_GOOD, "The appliance at " + home.folder() + " was asked to stop and still runs after " + PATIENCE_SECONDS + " seconds.",
                    "Look at its log " + home.karafLog() + "; 'kill -9 " + appliance.pid() + "' loses nothing that was acknowledged.");
        }
        // The command that ran it needs a moment to end; whoever starts the next one must not meet it.
        long deadline = System.nanoTime() + LOCK_PATIENCE_MILLIS * 1_000_000;
        while (HomeLock.isTaken(home) && System.nanoTime() < deadline) {
            Pause.millis(POLL_MILLIS);
        }
        terminal().answer("The appliance at " + home.folder() + " is down.");
        return ExitCode.GOOD;
    }
}
