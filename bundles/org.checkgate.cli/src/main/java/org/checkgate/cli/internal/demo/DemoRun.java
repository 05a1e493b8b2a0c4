package org.checkgate.cli.internal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.checkgate.cli.internal.console.ConsoleClient;
import org.checkgate.cli.internal.console.ContractDocument;
import org.checkgate.cli.internal.console.DriveWatch;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.terminal.Pause;
import org.checkgate.cli.internal.terminal.Terminal;

/**
 * One run of the demo against an appliance that answers. A run that follows one which was cut off goes on with the same
 * arrival of the drive; one that follows a finished run reports that run's arrival again.
 */
public final class DemoRun {
    private static final long PROBE_NANOS = 30_000_000_000L;
    private static final long PROBE_POLL_MILLIS = 500;
    private final Home home;
    private final Terminal terminal;
    private final boolean resumed;
    private DemoState state;

    private DemoRun(Home home, Terminal terminal, DemoState state) {
        this.home = home;
        this.terminal = terminal;
        this.resumed = state.wasCutOff();
        this.state = state;
    }

    /** Notes that a run begins. Call it before anything else of the run is done. */
    public static DemoRun begin(Home home, Terminal terminal) throws IOException {
        DemoState state = DemoState.of(home);
        DemoRun run = new DemoRun(home, terminal, state);
        run.state = state.begin(home);
        return run;
    }

    /** Whether an earlier run was cut off. */
    public boolean resumed() {
        return resumed;
    }

    /** Takes the drive in, where that has not been done, and follows it. @return the contract's document */
    public ObjectNode follow(ConsoleClient client, DriveWatch watch, Path drive) throws IOException {
        Optional<String> earlier = state.knownDrive().filter(id -> isKnown(client, id)).or(() -> taken(client, drive));
        boolean settled = earlier.isPresent() && client.get("/drives/" + earlier.get() + "?without=files").path("settled").asBoolean(false);
        String id;
        if (settled) {
            id = earlier.get();
            terminal.note("The demo's drive is through already: this is what became of it");
        } else {
            // For an arrival that is under way this answers with that arrival, and starts no other.
            id = client.post("/ingests", Map.of("path", drive.toString(), "title", DemoContent.TITLE, "day", DemoContent.DAY)).path("drive").asText();
            terminal.note(resumed ? "Going on where the earlier run was cut off" : "Taking in the demo's drive " + drive);
        }
        if (!id.equals(state.drive())) {
            state = state.takenIn(home, id);
        }
        ObjectNode document = ContractDocument.of(watch.untilSettled(id), true, resumed);
        // After a start the stand-ins have first to show again that they refuse wrong checksums: until then lights stay dark.
        for (long deadline = System.nanoTime() + PROBE_NANOS; settled && !DemoVerdict.faults(document).isEmpty() && System.nanoTime() < deadline;) {
            Pause.millis(PROBE_POLL_MILLIS);
            document = ContractDocument.of(watch.untilSettled(id), true, resumed);
        }
        state = state.finish(home);
        return document;
    }

    private static boolean isKnown(ConsoleClient client, String id) {
        for (JsonNode drive : client.get("/drives")) {
            if (drive.path("id").asText().equals(id)) {
                return true;
            }
        }
        return false;
    }

    /** The arrival of a run that was killed before it could note the drive's id. */
    private static Optional<String> taken(ConsoleClient client, Path drive) {
        for (JsonNode known : client.get("/drives")) {
            if (known.path("mount").asText().equals(drive.toString())) {
                return Optional.of(known.path("id").asText());
            }
        }
        return Optional.empty();
    }
}
