package org.checkgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignCommandTest {
    private static final String DAY = "{\"title\":\"Dawn & 100%?\",\"day\":\"20261120\",\"unit\":\"main\",\"rolls\":2,\"archived\":2,\"unproven\":[],\"lastRoll\":1000042,\"signed\":";
    private final Shell shell = new Shell();
    @TempDir
    private Path folder;
    private FakeConsole console;
    private Process appliance;

    @BeforeEach
    void open() throws IOException {
        appliance = new ProcessBuilder("sh", "-c", "read line", "-Dkaraf.base=" + folder, "org.apache.karaf.main.Main").start();
        console = new FakeConsole(0);
        console.announce(folder, appliance.pid());
        console.answers("GET /days/Dawn & 100%?/20261120/main", DAY + "null}");
        console.answers("POST /days/sign", DAY + "{\"by\":\"Ana\",\"at\":\"2026-11-20T20:00:00Z\",\"uncovered\":0}}");
    }

    @AfterEach
    void close() throws InterruptedException {
        console.close();
        appliance.destroyForcibly().waitFor();
    }

    private int sign(String... more) {
        String[] arguments = {"sign", "--title", "Dawn & 100%?", "--unit", "main", "--by", "Ana", "--home", folder.toString()};
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return shell.run(all);
    }

    @Test
    void signsWhatTheDayIsAtThisMoment() throws IOException {
        assertEquals(0, sign("--day", "20261120"), shell.err());
        assertEquals("Dawn & 100%? 20261120 main is signed off by Ana: 2 rolls proven in the archive.", shell.out().strip());
        var body = new ObjectMapper().readTree(console.posts().get(0));
        assertEquals(1000042, body.path("lastRoll").asLong());
        assertTrue(body.path("lastRoll").isNumber());
        assertEquals("Dawn & 100%? 20261120 main Ana", String.join(" ", List.of(body.path("title").asText(), body.path("day").asText(),
                body.path("unit").asText(), body.path("by").asText())));
    }

    @Test
    void withJsonTheDayIsTheAnswer() throws IOException {
        assertEquals(0, sign("--day", "20261120", "--json"), shell.err());
        assertEquals(0, shell.json().path("signed").path("uncovered").asInt(-1));
    }

    @Test
    void whatTheApplianceRefusesIsNotGoodAndSaidInItsWords() {
        console.answers("POST /days/sign", "{\"error\":\"A roll of this day came meanwhile.\",\"next\":\"Look again.\"}");
        assertEquals(1, sign("--day", "20261120"));
        assertTrue(shell.err().contains("A roll of this day came meanwhile. Look again."), shell.err());
        assertEquals("", shell.out());
    }

    @Test
    void aDayThatNobodyKnowsIsNotSigned() {
        assertEquals(1, sign("--day", "20261121"));
        assertEquals(2, sign("--day", "tomorrow"));
        assertEquals(2, sign());
        assertEquals(List.of(), console.posts());
    }
}
