package org.checkgate.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Restored;
import picocli.CommandLine;

/** Brings a damaged or lost ledger back from its newest good backup. */
@CommandLine.Command(name = "restore", description = "Put a damaged ledger aside and restore the newest good backup; everything is proven again after the next start.")
final class LedgerRestoreCommand extends LostLedgerCommand {
    @Override
    void bringBack(Path file, Path backups) {
        Restored restored = Ledgers.restore(file, backups, Clock.systemUTC());
        if (json()) {
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
