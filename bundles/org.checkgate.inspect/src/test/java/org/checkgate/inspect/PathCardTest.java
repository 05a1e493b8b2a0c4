package org.checkgate.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.SeekableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathCardTest {
    @TempDir
    Path folder;

    @Test
    void listsAndReadsWithoutFollowingLinks() throws IOException {
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/ü.txt"), "hello");
        Files.writeString(folder.resolve("a.txt"), "");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("a.txt"));
        PathCard card = new PathCard(folder);
        assertEquals(List.of(new CardFile("a.txt", 0), new CardFile("b/ü.txt", 5)), card.files());
        assertEquals(List.of("link"), card.unreadable());
        assertEquals(folder.getFileName().toString(), card.name());
        assertArrayEquals("hel".getBytes(), card.head("b/ü.txt", 3));
        assertArrayEquals("hello".getBytes(), card.head("b/ü.txt", 100));
        assertEquals(0, card.head("a.txt", 100).length);
        try (SeekableView view = card.open("b/ü.txt")) {
            assertArrayEquals("lo".getBytes(), view.read(3, 2));
            assertThrows(IOException.class, () -> view.read(3, 3));
            assertEquals(-1, view.read(5, new byte[1], 0, 1));
        }
        assertThrows(IOException.class, () -> card.open("../" + folder.getFileName() + "/a.txt"));
        assertEquals(List.of("a.txt", "b/ü.txt", "link"), new CardInspector().inspect(card, List::of).unrecognised());
    }

    @Test
    void takesASingleFile() throws IOException {
        Path file = Files.writeString(folder.resolve("one.ale"), "Heading\nFIELD_DELIM\tTABS");
        assertEquals(List.of(new CardFile("one.ale", 24)), new PathCard(file).files());
        assertThrows(IOException.class, () -> new PathCard(folder.resolve("missing")));
    }
}
