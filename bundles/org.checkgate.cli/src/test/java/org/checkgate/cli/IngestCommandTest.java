package org.checkgate.cli;

import static org.checkgate.cli.Drives.roll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestCommandTest {
    private final Shell shell = new Shell();
    @TempDir
    private Path folder;
    private Path drive;
    private FakeConsole console;
    private Process appliance;

    @BeforeEach
    void open() throws IOException {
        drive = Files.createDirectories(folder.resolve("drive"));
        // Looks like the appliance of this home to whoever asks the system, and does nothing.
        appliance = new ProcessBuilder("sh", "-c", "read line", "-Dkaraf.base=" + folder, "org.apache.karaf.main.Main").start();
        console = new FakeConsole(0);
        console.announce(folder, appliance.pid());
        console.answers("POST /ingests", "{\"drive\":\"7\"}");
    }

    @AfterEach
    void close() throws InterruptedException {
        console.close();
        appliance.destroyForcibly().waitFor();
    }

    private int ingest(String... more) {
        String[] arguments = {"ingest", drive.toString(), "--title", "T", "--home", folder.toString()};
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return shell.run(all);
    }

    private void settles(String... rolls) {
        console.answers("GET /drives/7", Drives.working(), Drives.settled(rolls));
    }

    @Test
    void withoutWaitingItAnswersAtOnce() throws IOException {
        assertEquals(0, ingest("--json", "--day", "20261120", "--unit", "second"), shell.err());
        assertEquals("7", shell.json().path("drive").asText());
        assertTrue(console.posts().get(0).contains("\"path\":\"" + drive + "\"") && console.posts().get(0).contains("\"unit\":\"second\""));
    }

    @Test
    void waitingPrintsTheContractsFieldsAndNoOthers() throws IOException {
        settles(roll("A001", true, true, false, "HASHED"));
        assertEquals(0, ingest("--wait", "--json"), shell.err());
        JsonNode document = shell.json();
        assertEquals("[demo, resumed, rolls, other, transfer]", names(document));
        JsonNode roll = document.path("rolls").get(0);
        assertEquals("[title, day, unit, roll, kind, files, lights, findings, clips, proxies, manifestKey]", names(roll));
        assertEquals("[path, size, hashes, copies, findings]", names(roll.path("files").get(0)));
        assertEquals("[tier, key, strength, at]", names(roll.path("files").get(0).path("copies").get(0)));
        assertEquals("[on, why]", names(roll.path("lights").path("SAFE_TO_REUSE")));
        assertEquals("[clip, key, width, height, frames, startTimecode]", names(roll.path("proxies").get(0)));
        assertTrue(roll.path("manifestKey").isNull());
        assertEquals("[sourceBytesRead, bytesStaged, bytesSynced, bytesSentTwice]", names(document.path("transfer")));
    }

    @Test
    void itIsGoodOnlyWhenEveryRollIs() {
        settles(roll("A001", true, true, false, "HASHED"), roll("A002", true, false, false, "HASHED"));
        assertEquals(1, ingest("--wait"));
        assertTrue(shell.out().contains("[dark] SAFE_TO_REUSE: because"), shell.out());
        settles(roll("A001", true, true, false, "SIZED"));
        assertEquals(1, ingest("--wait"));
        settles();
        assertEquals(1, ingest("--wait"));
        assertTrue(shell.err().contains("No roll was found"), shell.err());
        settles(roll("A001", true, true, true, "READ_BACK"));
        assertEquals(0, ingest("--wait"));
    }

    @Test
    void whatTheApplianceRefusesIsSaidInItsWords() {
        console.answers("POST /ingests", "{\"error\":\"That is no drive.\",\"next\":\"Give another.\"}");
        assertEquals(1, ingest("--wait"));
        assertTrue(shell.err().contains("That is no drive. Give another."), shell.err());
        assertFalse(shell.err().contains("\tat "));
    }

    @Test
    void anApplianceThatDiesIsNotWaitedFor() throws InterruptedException {
        settles();
        console.close();
        appliance.destroyForcibly().waitFor();
        assertEquals(4, ingest("--wait"));
    }

    @Test
    void anUnhealthyApplianceIsUpAndNotGood() throws IOException {
        console.answers("GET /status", "{\"up\":true,\"healthy\":false,\"demo\":true,\"problems\":[\"The disk is full.\"]}");
        assertEquals(1, shell.run("status", "--home", folder.toString(), "--json"));
        assertTrue(shell.json().path("up").asBoolean());
        assertEquals("[\"The disk is full.\"]", shell.json().path("problems").toString());
    }

    @Test
    void anApplianceWithoutItsLedgerIsUpAndSaysWhatIsMissing() throws IOException {
        console.answers("GET /health", "{\"up\":true,\"healthy\":false,\"demo\":false,\"problems\":[\"The ledger is not running.\"]}");
        console.answers("GET /status", "{\"error\":\"The ledger is not running.\",\"next\":\"Wait.\"}");
        assertEquals(1, shell.run("status", "--home", folder.toString(), "--json"));
        assertTrue(shell.json().path("up").asBoolean());
        assertEquals("[\"The ledger is not running.\"]", shell.json().path("problems").toString());
    }

    private static String names(JsonNode object) {
        StringBuilder names = new StringBuilder();
        object.fieldNames().forEachRemaining(name -> names.append(names.length() == 0 ? "" : ", ").append(name));
        return "[" + names + "]";
    }
}
