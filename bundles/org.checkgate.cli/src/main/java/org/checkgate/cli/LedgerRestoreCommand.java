package org.checkgate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.checkgate.cli.internal.appliance.RunningAppliance;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.HomeLock;
import org.checkgate.cli.internal.home.Setting;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Restored;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Brings a damaged or lost ledger back from its newest good backup. */
@CommandLine.Command(name = "restore", description = "Put a damaged ledger aside and restore the newest good backup; everything is proven again after the next start.")
final class LedgerRestoreCommand extends HomeCommand {
    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Home home = home();
        // As long as this holds the lock no appliance can be started here.
        try (HomeLock lock = HomeLock.take(home)) {
            refuseRunning(home);
            Path settings = home.etc().resolve("org.checkgate.ledger.cfg");
            Path file = home.folder().resolve(new Setting(settings, "file").value().orElse("data/ledger/checkgate"));
            Path backups = home.folder().resolve(new Setting(settings, "backupFolder").value().orElse("data/backup"));
            terminal().note("Reading the backups in " + backups);
            answer(restore(file, backups));
            return ExitCode.GOOD;
        }
    }

    /** One that a command left behind holds no lock, and has the ledger all the same. */
    private static void refuseRunning(Home home) {
        RunningAppliance.of(home).ifPresent(appliance -> {
            throw new Trouble(ExitCode.CANNOT_START, "An appliance runs at " + home.folder() + ", as process " + appliance.pid() + ".",
                    "Stop it with 'checkgate down --home " + home.folder() + "'.");
        });
    }

    private static Restored restore(Path file, Path backups) {
        try {
            return Ledgers.restore(file, backups, Clock.systemUTC());
        } catch (LedgerException e) {
            throw new Trouble(ExitCode.NOT_GOOD, e.getMessage(), "See 'Restoring the ledger' in docs/operators.md.", e);
        }
    }

    private void answer(Restored restored) {
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("backup", restored.backup().toString());
            document.put("backupAt", restored.backupAt().toString());
            document.put("aside", restored.aside().map(Path::toString).orElse(null));
            document.put("damagedBackups", restored.damaged());
            terminal().answer(document);
            return;
        }
        restored.damaged().forEach(name -> terminal().answer("damaged and passed over: " + name));
        restored.aside().ifPresent(aside -> terminal().answer("the damaged ledger lies in " + aside));
        terminal().answer("restored from " + restored.backup() + ", made at " + restored.backupAt());
        terminal().note("Start the appliance: all lights are dark until everything is proven again. Plug in again every drive that came after that backup.");
    }
}
