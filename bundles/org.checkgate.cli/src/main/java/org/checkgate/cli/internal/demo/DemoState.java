package org.checkgate.cli.internal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.WholeFile;

/**
 * How far the demo of a home has come, kept from run to run.
 *
 * @param begun    whether a run has begun there
 * @param drive    the drive's id, once the appliance has taken it in; else empty
 * @param finished whether a run has seen that drive settled
 */
record DemoState(boolean begun, String drive, boolean finished) {
    private static final DemoState FRESH = new DemoState(false, "", false);

    static DemoState of(Home home) throws IOException {
        Path file = file(home);
        if (!Files.isRegularFile(file)) {
            return FRESH;
        }
        JsonNode node = new ObjectMapper().readTree(Files.readAllBytes(file));
        return new DemoState(true, node.path("drive").asText(""), node.path("finished").asBoolean(false));
    }

    /** Whether an earlier run began and was cut off. */
    boolean wasCutOff() {
        return begun && !finished;
    }

    Optional<String> knownDrive() {
        return drive.isEmpty() ? Optional.empty() : Optional.of(drive);
    }

    /** A run has begun; what was known stays known. */
    DemoState begin(Home home) throws IOException {
        return new DemoState(true, drive, finished).save(home);
    }

    DemoState takenIn(Home home, String id) throws IOException {
        return new DemoState(true, id, false).save(home);
    }

    DemoState finish(Home home) throws IOException {
        return new DemoState(true, drive, true).save(home);
    }

    private DemoState save(Home home) throws IOException {
        JsonNode node = JsonNodeFactory.instance.objectNode().put("drive", drive).put("finished", finished);
        WholeFile.write(file(home), new ObjectMapper().writeValueAsBytes(node));
        return this;
    }

    private static Path file(Home home) {
        return home.folder().resolve("demo-state.json");
    }
}
