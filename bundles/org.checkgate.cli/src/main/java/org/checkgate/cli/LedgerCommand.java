package org.checkgate.cli;

import org.checkgate.cli.internal.terminal.Trouble;
import picocli.CommandLine;

/** The ledger's file, while no appliance runs. */
@CommandLine.Command(name = "ledger", description = "Look after the ledger's file, while no appliance runs.", subcommands = {LedgerRestoreCommand.class, LedgerRebuildCommand.class})
final class LedgerCommand extends Command {
    @Override
    public Integer call() {
        throw Trouble.usage("What to do with the ledger is missing.", "Say restore, or rebuild where there is no backup; 'checkgate ledger --help' explains it.");
    }
}
