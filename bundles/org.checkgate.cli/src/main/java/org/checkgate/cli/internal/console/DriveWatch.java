package org.checkgate.cli.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.checkgate.cli.internal.appliance.RunningAppliance;
import org.checkgate.cli.internal.terminal.Bar;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Pause;
import org.checkgate.cli.internal.terminal.Terminal;
import org.checkgate.cli.internal.terminal.Trouble;

/** Follows one drive until nothing more can happen without a person or a setting, and tells each change in a line. */
public final class DriveWatch {
    private static final int POLL_MILLIS = 250;
    private static final long QUIET_NANOS = 60_000_000_000L;
    private static final int PATIENT_POLLS = 40;
    private final ConsoleClient client;
    private final Terminal terminal;
    private final BooleanSupplier applianceLives;
    private final StageLines stages = new StageLines();
    private long lastChange = System.nanoTime();

    /** @param applianceLives asked when the console does not answer: a busy appliance is waited for, a dead one is not */
    public DriveWatch(ConsoleClient client, Terminal terminal, BooleanSupplier applianceLives) {
        this.client = client;
        this.terminal = terminal;
        this.applianceLives = applianceLives;
    }

    /** Watches a drive of an appliance that some other command runs. */
    public static DriveWatch of(ConsoleClient client, Terminal terminal, RunningAppliance appliance) {
        return new DriveWatch(client, terminal, appliance::isAlive);
    }

    /** @return what the API says of the drive once it is settled */
    public JsonNode untilSettled(String drive) {
        int unanswered = 0;
        while (true) {
            try {
                // A roll may have 300,000 files: they are asked for once, at the end.
                boolean settled = client.get("/drives/" + drive + "?without=files").path("settled").asBoolean(false);
                unanswered = 0;
                tell(drive);
                if (settled) {
                    JsonNode whole = client.get("/drives/" + drive);
                    if (whole.path("settled").asBoolean(false)) {
                        terminal.bar("");
                        return whole;
                    }
                }
            } catch (Trouble noAnswer) {
                unanswered++;
                if (noAnswer.exitCode() != ExitCode.NO_APPLIANCE || !applianceLives.getAsBoolean() || unanswered > PATIENT_POLLS) {
                    terminal.bar("");
                    throw noAnswer;
                }
            }
            Pause.millis(POLL_MILLIS);
        }
    }

    private void tell(String drive) {
        List<JsonNode> summaries = new ArrayList<>();
        client.get("/rolls").forEach(roll -> {
            if (roll.path("drive").asText().equals(drive)) {
                summaries.add(roll);
            }
        });
        List<String> changes = stages.changes(summaries);
        changes.forEach(terminal::note);
        long done = 0;
        long total = 0;
        for (JsonNode lane : client.get("/status").path("lanes")) {
            done += lane.path("done").asLong();
            total += lane.path("total").asLong();
        }
        if (!changes.isEmpty() || total > 0) {
            lastChange = System.nanoTime();
        } else if (System.nanoTime() - lastChange > QUIET_NANOS) {
            lastChange = System.nanoTime();
            terminal.note("  nothing has changed for a minute; 'checkgate status' and the appliance's log tell more");
        }
        terminal.bar(total == 0 ? "" : Bar.of("moving", done, total));
    }
}
