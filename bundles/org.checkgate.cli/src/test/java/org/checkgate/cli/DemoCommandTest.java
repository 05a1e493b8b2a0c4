package org.checkgate.cli;

import static org.checkgate.cli.Commands.await;
import static org.checkgate.cli.Commands.exit;
import static org.checkgate.cli.Drives.roll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.checkgate.cli.internal.demo.DemoContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command against a fake appliance, with a drive that is there already. */
class DemoCommandTest {
    private static final String[] AS_IT_HAS_TO_BE = {roll(DemoContent.GOOD_ROLL, true, true, false, "HASHED"),
        roll(DemoContent.SOUND_ROLL, true, true, false, "HASHED"), roll(DemoContent.BAD_ROLL, false, false, false, "SIZED", DemoContent.ALTERED, DemoContent.MISSING)};
    @TempDir
    private Path folder;
    private Path image;
    private Path home;
    private Commands commands;

    @BeforeEach
    void layOut() throws IOException {
        image = FakeImage.in(folder.resolve("image"));
        home = folder.resolve("home");
        Files.createDirectories(home.resolve("demo-drive"));
        commands = new Commands(image, folder);
    }

    @AfterEach
    void end() {
        commands.close();
    }

    private void says(String drive) throws IOException {
        Properties answers = new Properties();
        answers.setProperty("POST /ingests", "{\"drive\":\"7\"}");
        answers.setProperty("GET /drives/7", drive);
        try (Writer writer = Files.newBufferedWriter(home.resolve("answers.properties"))) {
            answers.store(writer, null);
        }
    }

    private Process demo() throws IOException {
        return commands.start("demo", "--once", "--json", "--home", home.toString());
    }

    private JsonNode document() throws IOException {
        return new ObjectMapper().readTree(commands.out());
    }

    @Test
    void aGoodRunEndsWellAndStopsItsApplianceAlsoWhenThePortIsTaken() throws Exception {
        says(Drives.settled(AS_IT_HAS_TO_BE));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(image.resolve("etc/org.ops4j.pax.web.cfg"), "org.osgi.service.http.port = " + taken.getLocalPort() + "\n");
            assertEquals(0, exit(demo()), commands.err());
        }
        assertTrue(document().path("demo").asBoolean());
        assertFalse(document().path("resumed").asBoolean(true));
        assertEquals(3, document().path("rolls").size());
        assertTrue(Files.readString(home.resolve("etc/org.checkgate.transfer.cloud.cfg")).contains("standIn = true"));
        assertFalse(ProcessHandle.of(Long.parseLong(Files.readString(home.resolve("run/appliance.pid")).strip())).isPresent());
    }

    @Test
    void aDamagedRollThatTurnsGreenIsNotGood() throws Exception {
        says(Drives.settled(AS_IT_HAS_TO_BE[0], AS_IT_HAS_TO_BE[1], roll(DemoContent.BAD_ROLL, true, true, false, "HASHED", DemoContent.ALTERED, DemoContent.MISSING)));
        assertEquals(1, exit(demo()));
        assertTrue(commands.err().contains("is damaged and says SAFE_TO_UNPLUG"), commands.err());
    }

    @Test
    void aRunThatWasKilledIsContinuedByTheNext() throws Exception {
        says(Drives.working());
        Process killed = demo();
        await(() -> commands.err().contains("Taking in") || !killed.isAlive(), "the drive is taken in");
        await(() -> state().contains("\"7\""), "the drive is noted");
        killed.destroyForcibly().waitFor();
        says(Drives.settled(AS_IT_HAS_TO_BE));
        assertEquals(0, exit(demo()), commands.err());
        assertTrue(document().path("resumed").asBoolean());
    }

    private String state() {
        try {
            return Files.readString(home.resolve("demo-state.json"));
        } catch (IOException notYet) {
            return "";
        }
    }
}
