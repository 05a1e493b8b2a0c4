package org.checkgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.cli.internal.appliance.RunningAppliance;
import org.checkgate.cli.internal.console.ConsoleClient;
import org.checkgate.cli.internal.console.ContractDocument;
import org.checkgate.cli.internal.console.DriveWatch;
import org.checkgate.cli.internal.console.RollAnswer;
import org.checkgate.cli.internal.console.RollSummary;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has the running appliance ingest a folder as if it were a drive. */
@CommandLine.Command(name = "ingest", description = "Have the running appliance ingest a folder as if it were a drive.")
final class IngestCommand extends HomeCommand {
    @Parameters(index = "0", paramLabel = "PATH", description = "The folder; it is only read.")
    private Path path;

    @Option(names = "--title", required = true, paramLabel = "T", description = "The production.")
    private String title;

    @Option(names = "--day", paramLabel = "YYYYMMDD", description = "The shoot day (default: today in UTC).")
    private String day;

    @Option(names = "--unit", paramLabel = "U", description = "The unit (default: main).")
    private String unit;

    @Option(names = "--wait", description = "End when nothing more can happen without a person or a setting; exit 0 when every roll is safe to reuse and archived.")
    private boolean wait;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        if (!Files.isDirectory(path)) {
            throw Trouble.usage("There is no folder " + path + ".", "Give the folder to ingest.");
        }
        if (day != null && !day.matches("\\d{8}")) {
            throw Trouble.usage("'" + day + "' is no shoot day.", "Write it as YYYYMMDD, such as 20261120.");
        }
        Home home = home();
        RunningAppliance appliance = running(home);
        ConsoleClient client = new ConsoleClient(console(home));
        Map<String, String> body = new HashMap<>(Map.of("path", path.toAbsolutePath().normalize().toString(), "title", title));
        body.put("day", day);
        body.put("unit", unit);
        JsonNode accepted = client.post("/ingests", body);
        String drive = accepted.path("drive").asText();
        if (!wait) {
            if (json) {
                terminal().answer(accepted);
            } else {
                terminal().answer("The appliance took it as drive " + drive + ". See 'checkgate status' or " + client.link());
            }
            return ExitCode.GOOD;
        }
        terminal().note("Drive " + drive + " is taken in; waiting until nothing more can happen by itself");
        return answer(DriveWatch.of(client, terminal(), appliance).untilSettled(drive));
    }

    private int answer(JsonNode drive) {
        ObjectNode document = ContractDocument.of(drive, drive.path("demo").asBoolean(false), drive.path("resumed").asBoolean(false));
        for (JsonNode finding : drive.path("driveFindings")) {
            terminal().note(finding.path("severity").asText() + ": " + finding.path("sentence").asText() + " " + finding.path("next").asText());
        }
        for (JsonNode waiting : drive.path("waiting")) {
            terminal().note("Waiting: " + waiting.path("roll").asText() + " " + waiting.path("step").asText() + ": " + waiting.path("reason").asText());
        }
        if (json) {
            terminal().answer(document);
        } else {
            RollSummary.print(document, terminal());
        }
        List<RollAnswer> rolls = RollAnswer.all(document);
        if (rolls.isEmpty()) {
            terminal().note("checkgate: No roll was found in " + path + ", so nothing can be proven. Give the folder above the rolls, and see that each has its hash list.");
            return ExitCode.NOT_GOOD;
        }
        return rolls.stream().allMatch(RollAnswer::isGood) ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    }
}
