package org.checkgate.cli;

import java.nio.file.Path;
import org.checkgate.cli.internal.appliance.ConsoleAddress;
import org.checkgate.cli.internal.appliance.RunningAppliance;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;
import picocli.CommandLine.Option;

/** A command that has to do with the appliance of one home. */
abstract class HomeCommand extends Command {
    @Option(names = "--home", paramLabel = "DIR", description = "The appliance's folder (default: below the user's state folder).")
    private Path home;

    final Home home() {
        return Home.of(home, defaultName(), session().environment());
    }

    /** The name of the default home below the user's state folder. */
    String defaultName() {
        return "appliance";
    }

    final RunningAppliance running(Home at) {
        return RunningAppliance.of(at).orElseThrow(() -> new Trouble(ExitCode.NO_APPLIANCE, "No appliance runs at " + at.folder() + ".",
                "Start one with 'checkgate up', or give the --home of the one that runs."));
    }

    final ConsoleAddress console(Home at) {
        return ConsoleAddress.of(at).orElseThrow(() -> new Trouble(ExitCode.NO_APPLIANCE, "The appliance at " + at.folder() + " has not said where its console is.",
                "It may still be starting: wait a moment and say the command again."));
    }
}
