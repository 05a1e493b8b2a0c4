package org.checkgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private final Shell shell = new Shell();

    @ParameterizedTest
    @ValueSource(strings = {"", "dance", "mhl", "mhl verify", "mhl verify /no/such/folder", "mhl create --hash crc32 /tmp", "ingest", "ingest /tmp",
        "ingest /no/such/folder --title T", "ingest /tmp --title T --day tomorrow", "inspect", "inspect /no/such/card", "status --loud", "demo --home"})
    void whatIsAskedWronglyIsSaidInASentence(String line) {
        assertEquals(2, shell.run(line.isEmpty() ? new String[0] : line.split(" ")));
        assertEquals("", shell.out());
        assertTrue(shell.err().startsWith("checkgate: "), shell.err());
        assertFalse(shell.err().contains("\tat "), shell.err());
    }

    @Test
    void helpAndVersionAnswerOnStandardOutput() {
        assertEquals(0, shell.run("--help"));
        assertTrue(shell.out().contains("ingest") && shell.out().contains("inspect"));
        assertEquals(0, shell.run("--version"));
        assertTrue(shell.out().startsWith("checkgate "));
        assertEquals(0, shell.run("mhl", "verify", "--help"));
    }

    @Test
    void whereNoApplianceRunsSaysSo(@TempDir Path home) {
        for (String command : new String[] {"down", "status"}) {
            assertEquals(4, shell.run(command, "--home", home.toString()), command);
            assertTrue((shell.out() + shell.err()).contains("No appliance runs at " + home), shell.out() + shell.err());
        }
        assertEquals(4, shell.run("ingest", home.toString(), "--title", "T", "--home", home.toString()));
    }

    @Test
    void startingWithoutAnImageSaysWhatToDo(@TempDir Path home) {
        assertEquals(3, shell.run("up", "--home", home.toString()));
        assertTrue(shell.err().contains("./checkgate"), shell.err());
    }
}
