package org.checkgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of the built image, with nothing on its class path but what the image has. */
class InspectCommandTest {
    private static final Path LAUNCHER = Path.of("../appliance-image/target/assembly/bin/checkgate");

    @TempDir
    Path folder;

    @Test
    void aCardIsDescribedByTheShippedPlugins() throws Exception {
        Path card = Files.createDirectories(folder.resolve("card"));
        Files.write(card.resolve("T001.WAV"), silence());
        Path answer = folder.resolve("answer.json");
        Path notes = folder.resolve("notes");
        Process inspect = new ProcessBuilder(LAUNCHER.toAbsolutePath().normalize().toString(), "inspect", card.toString(), "--json")
                .redirectOutput(answer.toFile()).redirectError(notes.toFile()).start();
        assertTrue(inspect.waitFor(2, TimeUnit.MINUTES));
        assertEquals(0, inspect.exitValue(), Files.readString(notes));
        JsonNode clip = new ObjectMapper().readTree(answer.toFile()).path("clips").path(0);
        assertEquals("bwf", clip.path("plugin").asText(), clip.toString());
        assertEquals(48_000, clip.path("metadata").path("audio.sampleRate").path("value").asInt(), clip.toString());
        for (String plugin : new String[] {"arri", "bwf", "editorial", "mxf", "quicktime", "sequence"}) {
            assertTrue(Files.readString(notes).contains(plugin + " "), Files.readString(notes));
        }
    }

    /** One hundredth of a second of one channel, as Microsoft's and IBM's RIFF WAVE has it. */
    private static byte[] silence() {
        int data = 480 * 2;
        ByteBuffer wave = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data).put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wave.putShort((short) 1).putShort((short) 1).putInt(48_000).putInt(96_000).putShort((short) 2).putShort((short) 16);
        wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data);
        return wave.array();
    }
}
