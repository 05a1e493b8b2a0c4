package org.checkgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.checkgate.cli.internal.console.ConsoleClient;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Signs a shoot day off, as it is at this moment. */
@CommandLine.Command(name = "sign", description = "Sign a shoot day off; exit 0 when the signature covers all its rolls, each proven in the archive.")
final class SignCommand extends HomeCommand {
    @Option(names = "--title", required = true, paramLabel = "T", description = "The production.")
    private String title;

    @Option(names = "--day", required = true, paramLabel = "YYYYMMDD", description = "The shoot day.")
    private String day;

    @Option(names = "--unit", required = true, paramLabel = "U", description = "The unit.")
    private String unit;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who signs.")
    private String by;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        if (!day.matches("\\d{8}")) {
            throw Trouble.usage("'" + day + "' is no shoot day.", "Write it as YYYYMMDD, such as 20261120.");
        }
        Home home = home();
        running(home);
        ConsoleClient client = new ConsoleClient(console(home));
        JsonNode seen = client.get("/days/" + segment(title) + "/" + segment(day) + "/" + segment(unit));
        // What comes between the look and the signature is not covered: the appliance refuses it then.
        JsonNode signed = client.post("/days/sign", Map.of("title", title, "day", day, "unit", unit, "by", by, "lastRoll", seen.path("lastRoll").asLong()));
        if (json) {
            terminal().answer(signed);
        } else {
            terminal().answer(title + " " + day + " " + unit + " is signed off by " + signed.path("signed").path("by").asText() + ": "
                    + signed.path("rolls").asInt() + (signed.path("rolls").asInt() == 1 ? " roll" : " rolls") + " proven in the archive.");
        }
        return ExitCode.GOOD;
    }

    /** The title of a production may hold any sign but a slash. */
    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
