package org.checkgate.cli;

import static org.checkgate.cli.Commands.await;
import static org.checkgate.cli.Commands.exit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} in a process of its own, and the other commands beside it. The Karaf that it starts is a fake. */
class ApplianceCommandsTest {
    private final Shell shell = new Shell();
    @TempDir
    private Path folder;
    private Path image;
    private Path home;
    private Commands commands;

    @BeforeEach
    void layOut() throws IOException {
        image = FakeImage.in(folder.resolve("an image"));
        home = folder.resolve("a home");
        commands = new Commands(image, folder);
    }

    @AfterEach
    void end() {
        commands.close();
    }

    private Process up() throws Exception {
        Process up = commands.start("up", "--home", home.toString());
        await(() -> commands.err().contains("No cloud is configured.") || !up.isAlive(), "up is ready");
        assertTrue(up.isAlive(), commands.err());
        assertTrue(commands.out().contains("Console: http://127.0.0.1:"), commands.out());
        return up;
    }

    private ProcessHandle karaf() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(home.resolve("run/appliance.pid")).strip())).orElseThrow();
    }

    @Test
    void upStatusSecondUpAndDown() throws Exception {
        Process up = up();
        assertTrue(commands.err().contains("No cloud is configured."), commands.err());
        assertEquals(0, shell.run("status", "--home", home.toString(), "--json"), shell.out());
        assertTrue(shell.json().path("up").asBoolean() && shell.json().path("healthy").asBoolean());
        assertEquals(home.toString(), shell.json().path("home").asText());
        assertTrue(shell.json().path("console").asText().contains("?token="));
        assertEquals(3, exit(commands.start("up", "--home", home.toString())));
        assertTrue(commands.err().contains("An appliance runs already at"), commands.err());
        assertEquals(0, shell.run("down", "--home", home.toString()), shell.err());
        assertEquals(0, exit(up), commands.err());
        assertEquals(4, shell.run("status", "--home", home.toString(), "--json"));
        assertFalse(shell.json().path("up").asBoolean(true));
        assertEquals(1, shell.json().path("problems").size());
    }

    @Test
    void sigtermStopsTheApplianceCleanly() throws Exception {
        Process up = up();
        ProcessHandle karaf = karaf();
        up.destroy();
        assertEquals(0, exit(up));
        assertFalse(karaf.isAlive());
        assertTrue(commands.err().contains("Stopped."), commands.err());
    }

    @Test
    void theApplianceDiesWithItsCommandAndTheNextOneStarts() throws Exception {
        Process up = up();
        ProcessHandle karaf = karaf();
        up.destroyForcibly().waitFor();
        await(() -> !karaf.isAlive(), "the appliance is gone");
        up();
        assertEquals(0, shell.run("status", "--home", home.toString()), shell.out());
    }

    @Test
    void aFailedStartShowsTheLogsErrors() throws Exception {
        Files.createDirectories(home);
        Files.createFile(home.resolve("fail"));
        assertEquals(3, exit(commands.start("up", "--home", home.toString())));
        assertTrue(commands.err().contains("2 ERROR a bundle does not resolve"), commands.err());
        assertFalse(commands.err().contains("1 INFO"), commands.err());
        assertFalse(commands.err().contains("\tat "), commands.err());
    }

    @Test
    void aPortInUseIsNamedWithTheSettingThatChangesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(image.resolve("etc/org.ops4j.pax.web.cfg"), "org.osgi.service.http.port = " + taken.getLocalPort() + "\n");
            assertEquals(3, exit(commands.start("up", "--home", home.toString())));
            assertTrue(commands.err().contains(taken.getLocalPort() + " is in use") && commands.err().contains("org.osgi.service.http.port"), commands.err());
        }
    }
}
