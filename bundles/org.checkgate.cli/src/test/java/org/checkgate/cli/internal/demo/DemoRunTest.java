package org.checkgate.cli.internal.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkgate.cli.Drives;
import org.checkgate.cli.FakeConsole;
import org.checkgate.cli.internal.appliance.ConsoleAddress;
import org.checkgate.cli.internal.console.ConsoleClient;
import org.checkgate.cli.internal.console.DriveWatch;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.terminal.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class DemoRunTest {
    @TempDir
    private Path folder;
    private FakeConsole console;
    private Home home;
    private Path drive;
    private final PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    private final Terminal terminal = new Terminal(nowhere, nowhere, false);

    @BeforeEach
    void open() throws IOException {
        home = new Home(folder);
        drive = folder.resolve("demo-drive");
        console = new FakeConsole(0);
        console.announce(folder, 1);
        console.answers("POST /ingests", "{\"drive\":\"7\"}");
        console.answers("GET /drives/7", Drives.working(), Drives.settled());
    }

    @AfterEach
    void close() {
        console.close();
    }

    private ObjectNode run() throws IOException {
        ConsoleClient client = new ConsoleClient(ConsoleAddress.of(home).orElseThrow());
        return DemoRun.begin(home, terminal).follow(client, new DriveWatch(client, terminal, () -> true), drive);
    }

    private void known(String id) {
        console.answers("GET /drives", "[{\"id\":\"" + id + "\",\"mount\":\"" + drive + "\"}]");
    }

    @Test
    void aFirstRunTakesTheDriveInAndASecondReportsItAgain() throws IOException {
        assertFalse(run().path("resumed").asBoolean(true));
        assertEquals(1, console.posts().size());
        known("7");
        ObjectNode again = run();
        assertFalse(again.path("resumed").asBoolean(true));
        assertTrue(again.path("demo").asBoolean());
        assertEquals(1, console.posts().size(), "no second arrival");
    }

    @Test
    void aRunThatWasKilledBeforeTheDriveWasTakenInIsResumed() throws IOException {
        DemoRun.begin(home, terminal);
        assertTrue(run().path("resumed").asBoolean());
        assertFalse(DemoState.of(home).wasCutOff());
    }

    @Test
    void aRunThatWasKilledWhileItWorkedGoesOnWithTheSameArrival() throws IOException {
        DemoState.of(home).begin(home).takenIn(home, "7");
        known("7");
        console.answers("GET /drives/7", Drives.working(), Drives.working(), Drives.settled());
        assertTrue(run().path("resumed").asBoolean());
        assertEquals(1, console.posts().size(), "asked for again, which is idempotent while it is under way");
        assertEquals("7", DemoState.of(home).drive());
    }

    @Test
    void anArrivalThatEndedUnseenIsNotTakenInTwice() throws IOException {
        DemoRun.begin(home, terminal);
        known("7");
        console.answers("GET /drives/7", Drives.settled());
        assertTrue(run().path("resumed").asBoolean());
        assertEquals(0, console.posts().size());
    }

    @Test
    void aLedgerThatWasThrownAwayBeginsAnew() throws IOException {
        DemoState.of(home).begin(home).takenIn(home, "3").finish(home);
        run();
        assertEquals(1, console.posts().size());
        assertEquals("7", DemoState.of(home).drive());
        assertTrue(Files.exists(folder.resolve("demo-state.json")));
    }
}
