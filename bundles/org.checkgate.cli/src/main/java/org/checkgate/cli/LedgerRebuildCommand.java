package org.checkgate.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Optional;
import org.checkgate.ledger.Ledgers;
import picocli.CommandLine;

/** Begins a new ledger where the old one is lost with all its backups; what lies in staging is listed into it. */
@CommandLine.Command(name = "rebuild", description = "Where no good backup is left: put a damaged ledger aside and begin a new one with what lies in staging.")
final class LedgerRebuildCommand extends LostLedgerCommand {
    @Override
    void bringBack(Path file, Path backups) {
        Optional<Path> aside = Ledgers.rebuild(file, backups, Clock.systemUTC());
        if (json()) {
            terminal().answer(Collections.singletonMap("aside", aside.map(Path::toString).orElse(null)));
            return;
        }
        aside.ifPresent(damaged -> terminal().answer("the damaged ledger lies in " + damaged));
        terminal().answer("a new ledger lies in " + file + ".mv.db");
        terminal().note("Start the appliance: it lists what lies in staging and proves it by the set's hash lists. Plug in again every drive that was not given back.");
    }
}
