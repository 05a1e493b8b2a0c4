package org.checkgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.checkgate.cli.internal.appliance.ConsoleAddress;
import org.checkgate.cli.internal.appliance.RunningAppliance;
import org.checkgate.cli.internal.console.ConsoleClient;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Says what an appliance is doing. */
@CommandLine.Command(name = "status", description = "Say what the appliance is doing; exit 0 when it is up and healthy.")
final class StatusCommand extends HomeCommand {
    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        Home home = home();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("up", false).put("healthy", false).put("demo", false).put("home", home.folder().toString()).putNull("console");
        int exitCode;
        try {
            exitCode = ask(home, document);
        } catch (Trouble trouble) {
            document.putArray("problems").add(trouble.getMessage() + " " + trouble.next());
            exitCode = trouble.exitCode();
        }
        if (json) {
            terminal().answer(document);
        } else {
            print(document);
        }
        return exitCode;
    }

    private int ask(Home home, ObjectNode document) {
        RunningAppliance appliance = running(home);
        document.put("pid", appliance.pid());
        ConsoleAddress console = console(home);
        document.put("console", console.link());
        ConsoleClient client = new ConsoleClient(console);
        take(client.get("/health"), document);
        try {
            take(client.get("/status"), document);
        } catch (Trouble trouble) {
            // Parts of it do not run; its health, which is in the document, says which.
            terminal().note("checkgate: " + trouble.getMessage() + " " + trouble.next());
        }
        if (!document.has("problems")) {
            document.putArray("problems");
        }
        return document.path("up").asBoolean(false) && document.path("healthy").asBoolean(false) ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    }

    /** What the console says wins, except for what only this side knows. */
    private static void take(JsonNode from, ObjectNode document) {
        from.fields().forEachRemaining(field -> {
            if (!Set.of("home", "console", "pid").contains(field.getKey())) {
                document.set(field.getKey(), field.getValue());
            }
        });
    }

    private void print(JsonNode document) {
        String demo = document.path("demo").asBoolean(false) ? " (DEMO)" : "";
        boolean up = document.path("up").asBoolean(false);
        terminal().answer(up ? "up" + demo + (document.path("healthy").asBoolean(false) ? " and healthy" : ", not healthy") : "down");
        terminal().answer("home: " + document.path("home").asText());
        if (up) {
            terminal().answer("console: " + document.path("console").asText());
            terminal().answer("drives: " + document.path("drives").asInt() + ", rolls: " + document.path("rolls").asInt());
            document.path("working").forEach(work -> terminal().answer("  " + work.path("roll").asText() + " " + work.path("step").asText()
                    + ": " + work.path("state").asText() + " " + work.path("reason").asText("")));
            if (!document.path("cloud").path("configured").asBoolean(false)) {
                terminal().answer("cloud: " + document.path("cloud").path("why").asText());
            }
        }
        document.path("problems").forEach(problem -> terminal().answer("problem: " + problem.asText()));
    }
}
