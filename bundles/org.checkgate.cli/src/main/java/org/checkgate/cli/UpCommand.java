package org.checkgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.checkgate.cli.internal.appliance.Appliance;
import org.checkgate.cli.internal.appliance.ConsolePort;
import org.checkgate.cli.internal.appliance.Foreground;
import org.checkgate.cli.internal.console.ConsoleClient;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.HomeLayout;
import org.checkgate.cli.internal.home.HomeLock;
import org.checkgate.cli.internal.home.Image;
import picocli.CommandLine;

/** Runs the appliance in the foreground. */
@CommandLine.Command(name = "up", description = "Run the appliance here until Ctrl-C or 'checkgate down'.")
final class UpCommand extends HomeCommand {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public Integer call() throws IOException {
        Home home = home();
        Image image = Image.ofLauncher();
        HomeLock lock = HomeLock.take(home);
        for (String kept : new HomeLayout(image, home).refresh()) {
            terminal().note("The image has new settings in " + kept + "; yours in " + home.etc() + " were kept.");
        }
        new ConsolePort(home).requireFree();
        terminal().note("Starting the appliance at " + home.folder());
        try (Foreground foreground = new Foreground(Appliance.start(image, home, lock), terminal())) {
            ConsoleClient client = foreground.appliance().awaitReady(PATIENCE, terminal());
            terminal().answer("Console: " + client.link());
            terminal().note("Stop it with Ctrl-C or 'checkgate down'.");
            List<String> problems = foreground.appliance().awaitHealthy(client, PATIENCE);
            if (problems.isEmpty()) {
                tell(client.get("/status"));
            }
            // It stays up: people can look at it, and what is wrong may be a setting that is read when changed.
            problems.forEach(problem -> terminal().note("Problem: " + problem));
            return foreground.untilEnded();
        }
    }

    private void tell(JsonNode status) {
        for (String part : new String[] {"cloud", "staging"}) {
            String why = status.path(part).path("why").asText("");
            boolean good = status.path(part).path("configured").asBoolean(status.path(part).path("ready").asBoolean(false));
            if (!good && !why.isEmpty()) {
                terminal().note("Note: " + why);
            }
        }
    }
}
