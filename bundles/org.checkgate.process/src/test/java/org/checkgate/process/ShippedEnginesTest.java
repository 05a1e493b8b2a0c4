package org.checkgate.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the jar that is shipped. */
class ShippedEnginesTest {
    @TempDir
    static Path shared;
    @TempDir
    Path folder;

    @Test
    void theProgramsRunAndCanWhatIsNeeded() throws Exception {
        Engine engine = new ShippedEngines(jar(), shared).ffmpeg();
        try (SupervisedChildren children = new SupervisedChildren(folder)) {
            assertTrue(children.run(engine.ffprobe(List.of("-version"))).outputTail().startsWith("ffprobe version 8"));
            Result encoders = children.run(engine.ffmpeg(List.of("-hide_banner", "-encoders")));
            assertTrue(encoders.good(), encoders.errorTail());
            for (String needed : List.of(" libx264 ", " aac ", " prores_aw ", " mjpeg ")) {
                assertTrue(encoders.outputTail().contains(needed), needed);
            }
        }
    }

    @Test
    void whatIsUnpackedStaysAndWhatIsNotWholeIsUnpackedAnew() throws Exception {
        Engine engine = new ShippedEngines(jar(), shared).ffmpeg();
        FileTime marked = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(engine.ffmpeg(), marked);
        assertEquals(engine, new ShippedEngines(jar(), shared).ffmpeg());
        assertEquals(marked, Files.getLastModifiedTime(engine.ffmpeg()));

        Path library = engine.libraries().resolve("libswscale.so.9");
        long size = Files.size(library);
        Files.write(library, new byte[0]);
        Path half = Files.createDirectory(shared.resolve(".unpacking-999999999-1"));
        Files.writeString(half.resolve("ffmpeg"), "half");
        new ShippedEngines(jar(), shared).ffmpeg();
        assertEquals(size, Files.size(library));
        assertFalse(Files.exists(half));
        try (Stream<Path> left = Files.list(shared)) {
            assertEquals(List.of(engine.libraries()), left.toList());
        }
    }

    @Test
    void anotherMachineIsASentence() {
        IOException refused = assertThrows(IOException.class, () -> new ShippedEngines(jar(), folder, "Linux on aarch64").ffmpeg());
        assertEquals("The shipped ffmpeg runs on Linux on x86-64; this machine is Linux on aarch64.", refused.getMessage());
    }

    @Test
    void aMissingOrBrokenJarIsASentence() throws IOException {
        sentence(folder.resolve("missing.jar"), "is missing or cannot be read");
        sentence(Files.writeString(folder.resolve("broken.jar"), "no jar"), "is broken");
        Path empty = folder.resolve("empty.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(empty))) {
            out.putNextEntry(new JarEntry("readme"));
        }
        sentence(empty, "There is no ffmpeg in");
    }

    private void sentence(Path jar, String part) {
        String said = assertThrows(IOException.class, () -> new ShippedEngines(jar, folder.resolve("cache")).ffmpeg()).getMessage();
        assertTrue(said.contains(part), said);
    }

    private static Path jar() throws IOException {
        JarURLConnection inside = (JarURLConnection) ShippedEnginesTest.class.getResource("/org/bytedeco/ffmpeg/linux-x86_64-gpl/ffmpeg").openConnection();
        return Path.of(URI.create(inside.getJarFileURL().toString()));
    }
}
