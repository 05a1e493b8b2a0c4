package org.checkgate.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.checkgate.cli.internal.appliance.Appliance;
import org.checkgate.cli.internal.appliance.ConsolePort;
import org.checkgate.cli.internal.appliance.Foreground;
import org.checkgate.cli.internal.console.ConsoleClient;
import org.checkgate.cli.internal.console.DriveWatch;
import org.checkgate.cli.internal.console.RollSummary;
import org.checkgate.cli.internal.demo.DemoDrive;
import org.checkgate.cli.internal.demo.DemoRun;
import org.checkgate.cli.internal.demo.DemoSettings;
import org.checkgate.cli.internal.demo.DemoVerdict;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.HomeLayout;
import org.checkgate.cli.internal.home.HomeLock;
import org.checkgate.cli.internal.home.Image;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Shows an appliance at work on a drive made for it. */
@CommandLine.Command(name = "demo", description = "Run an appliance with a made-up drive and show what becomes of it.")
final class DemoCommand extends HomeCommand {
    @Option(names = "--once", description = "End when nothing more can happen; without it the appliance stays up.")
    private boolean once;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    @Override
    String defaultName() {
        return "demo";
    }

    @Override
    public Integer call() throws IOException {
        Home home = home();
        Image image = Image.ofLauncher();
        HomeLock lock = HomeLock.take(home);
        DemoRun run = DemoRun.begin(home, terminal());
        new HomeLayout(image, home).refresh();
        DemoSettings.apply(home);
        new ConsolePort(home).takeFree();
        terminal().note("Starting the demo's appliance at " + home.folder() + (run.resumed() ? "; an earlier run was cut off" : ""));
        try (Foreground foreground = new Foreground(Appliance.start(image, home, lock), terminal())) {
            CompletableFuture<Path> drive = CompletableFuture.supplyAsync(() -> makeDrive(image, home));
            ConsoleClient client = foreground.appliance().awaitReady(UpCommand.PATIENCE, terminal());
            terminal().note("Console: " + client.link());
            List<String> problems = foreground.appliance().awaitHealthy(client, UpCommand.PATIENCE);
            if (!problems.isEmpty()) {
                throw foreground.appliance().unhealthy(problems, terminal());
            }
            int exitCode = answer(run.follow(client, watch(foreground, client), await(drive)));
            foreground.answered(exitCode);
            if (once) {
                return exitCode;
            }
            terminal().note("The appliance stays up at " + client.link() + "; other commands find it with --home " + home.folder() + ". Stop it with Ctrl-C.");
            return foreground.untilEnded();
        }
    }

    private DriveWatch watch(Foreground foreground, ConsoleClient client) {
        return new DriveWatch(client, terminal(), () -> !foreground.appliance().ended().isDone());
    }

    private Path makeDrive(Image image, Home home) {
        try {
            return new DemoDrive(image, home, terminal()).ready();
        } catch (IOException e) {
            throw new Trouble(ExitCode.CANNOT_START, "The demo's drive could not be made: " + e.getMessage() + ".",
                    "See that the disk below " + home.folder() + " has 500 MB free, then say the command again.", e);
        }
    }

    private static Path await(CompletableFuture<Path> drive) {
        try {
            return drive.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Trouble trouble) {
                throw trouble;
            }
            throw e;
        }
    }

    private int answer(ObjectNode document) {
        if (json) {
            terminal().answer(document);
        } else {
            RollSummary.print(document, terminal());
        }
        List<String> faults = DemoVerdict.faults(document);
        faults.forEach(fault -> terminal().note("checkgate: " + fault));
        terminal().note(faults.isEmpty() ? "DEMO: the good rolls are safe to reuse and archived, and the damaged roll is not green."
                : "DEMO: this is not what the demo has to show. The appliance's log is " + home().karafLog() + ".");
        return faults.isEmpty() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    }
}
