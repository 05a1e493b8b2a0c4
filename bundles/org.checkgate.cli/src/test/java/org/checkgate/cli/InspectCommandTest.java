package org.checkgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    private final Shell shell = new Shell();
    @TempDir
    private Path folder;
    private Path image;
    private Path card;

    @BeforeEach
    void layOut() throws IOException {
        image = FakeImage.in(folder.resolve("an image"));
        Files.delete(image.resolve("plugins/camera.jar"));
        copy(Path.of("../org.checkgate.sandbox/target/sandbox"), image.resolve("sandbox"));
        FakeCameraPlugin.pack(image.resolve("plugins/fake.jar"), "[1.0,2)");
        card = Files.createDirectories(folder.resolve("card"));
        Files.writeString(card.resolve("one.fake"), "x");
        Files.writeString(card.resolve("stray.txt"), "y");
        System.setProperty("checkgate.home.image", image.toString());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    @AfterEach
    void forget() {
        System.clearProperty("checkgate.home.image");
    }

    @Test
    void theInstalledPluginDescribesTheCard() throws IOException {
        assertEquals(0, shell.run("inspect", card.toString(), "--json"), shell.err());
        JsonNode clip = shell.json().path("clips").get(0);
        assertEquals("fake", clip.path("plugin").asText(), shell.err());
        assertEquals("Fake & Sons", clip.path("metadata").path("make").path("value").asText());
        assertTrue(shell.out().contains("stray.txt"), shell.out());
        assertTrue(shell.err().contains("fake 1.2.3"), shell.err());
    }

    @Test
    void aBlockIsNotGood() throws IOException {
        Files.writeString(card.resolve("bad.fake"), "x");
        assertEquals(1, shell.run("inspect", card.toString(), "--json"));
        assertEquals(0, shell.run("inspect", card.resolve("one.fake").toString()));
        assertTrue(shell.out().contains("make: Fake & Sons"), shell.out());
    }

    @Test
    void aPluginForOtherInterfacesIsToldAndLeftOut() throws IOException {
        FakeCameraPlugin.pack(image.resolve("plugins/later.jar"), "[9.0,10)");
        Files.writeString(image.resolve("plugins/broken.jar"), "no jar");
        assertEquals(0, shell.run("inspect", card.toString(), "--json"), shell.err());
        assertEquals("fake", shell.json().path("clips").get(0).path("plugin").asText());
        assertTrue(shell.err().contains("later.jar is left out. The jar asks for org.checkgate.spi [9.0,10)"), shell.err());
        assertTrue(shell.err().contains("broken.jar is left out. The file cannot be read as a jar"), shell.err());
    }

    @Test
    void aHomesPluginsAreUsedWhenAskedFor() throws IOException {
        Path home = folder.resolve("home");
        assertEquals(2, shell.run("inspect", card.toString(), "--home", home.toString()));
        Files.createDirectories(home.resolve("plugins"));
        assertEquals(0, shell.run("inspect", card.toString(), "--home", home.toString(), "--json"), shell.err());
        assertTrue(!shell.out().contains("Fake & Sons"), shell.out());
    }
}
