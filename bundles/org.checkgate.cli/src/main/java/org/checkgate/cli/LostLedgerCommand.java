package org.checkgate.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.checkgate.cli.internal.appliance.RunningAppliance;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.HomeLock;
import org.checkgate.cli.internal.home.Setting;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;
import org.checkgate.ledger.LedgerException;
import picocli.CommandLine.Option;

/** What is done about a ledger that is damaged or gone, while no appliance runs with it. */
abstract class LostLedgerCommand extends HomeCommand {
    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    boolean json() {
        return json;
    }

    /**
     * Does it, and answers.
     *
     * @param file without its ending
     * @throws LedgerException when it cannot be done; the message is a plain sentence
     */
    abstract void bringBack(Path file, Path backups);

    @Override
    public final Integer call() throws IOException {
        Home home = home();
        // As long as this holds the lock no appliance can be started here.
        try (HomeLock lock = HomeLock.take(home)) {
            refuseRunning(home);
            Path settings = home.etc().resolve("org.checkgate.ledger.cfg");
            Path file = home.folder().resolve(new Setting(settings, "file").value().orElse("data/ledger/checkgate"));
            Path backups = home.folder().resolve(new Setting(settings, "backupFolder").value().orElse("data/backup"));
            terminal().note("Reading the backups in " + backups);
            bringBack(file, backups);
            return ExitCode.GOOD;
        } catch (LedgerException e) {
            throw new Trouble(ExitCode.NOT_GOOD, e.getMessage(), "See 'Restoring the ledger' in docs/operators.md.", e);
        }
    }

    /** One that a command left behind holds no lock, and has the ledger all the same. */
    private static void refuseRunning(Home home) {
        RunningAppliance.of(home).ifPresent(appliance -> {
            throw new Trouble(ExitCode.CANNOT_START, "An appliance runs at " + home.folder() + ", as process " + appliance.pid() + ".",
                    "Stop it with 'checkgate down --home " + home.folder() + "'.");
        });
    }
}
