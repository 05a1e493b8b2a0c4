package org.checkgate.cli;

import java.util.Optional;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;
import picocli.CommandLine;

/** The command above all others. */
@CommandLine.Command(name = "checkgate", mixinStandardHelpOptions = false, versionProvider = Checkgate.Version.class,
        description = "The gate that footage passes on its way from a set to the cloud.",
        subcommands = {DemoCommand.class, UpCommand.class, StatusCommand.class, DownCommand.class, IngestCommand.class,
            SignCommand.class, MhlCommand.class, InspectCommand.class, LedgerCommand.class},
        footerHeading = "%nOf the launcher in a source tree:%n",
        footer = {"  test [--quick]  every test (quick: without the booted appliance and the browser)", "  bench [NAME]    the benchmarks",
            "", "Exit status: 0 good, 1 not good, 2 asked wrongly, 3 cannot build or start, 4 no appliance there, 5 a fault of Checkgate."})
final class Checkgate extends Command {
    @CommandLine.Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
    private boolean version;

    @Override
    public Integer call() {
        throw Trouble.usage("A command is missing.", "Say what to do: demo, up, status, down, ingest, sign, mhl, inspect or ledger; 'checkgate --help' explains them.");
    }

    /** Read from our own jar; a tree of classes has none. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"checkgate " + Optional.ofNullable(Checkgate.class.getPackage().getImplementationVersion()).orElse("unversioned")};
        }
    }
}
