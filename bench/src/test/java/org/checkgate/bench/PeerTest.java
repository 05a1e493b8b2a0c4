package org.checkgate.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native programs beside us, there or not. */
class PeerTest {
    @TempDir
    Path temp;

    @Test
    void readsTheFilesItIsGiven() throws Exception {
        Path one = Files.writeString(temp.resolve("one"), "1");
        Path two = Files.writeString(temp.resolve("two"), "2");
        Peer cat = new Peer("cat");
        assertEquals("cat", cat.name());
        assertFalse(cat.absent());
        assertEquals("12", cat.output(List.of(one, two)));
        assertTrue(cat.seconds(List.of(one, two)) > 0);
        assertThrows(IOException.class, () -> cat.seconds(List.of(temp.resolve("absent"))));
    }

    @Test
    void mayBeAbsent() throws Exception {
        Peer nobody = new Peer("a-program-that-nobody-has", "-x");
        assertTrue(nobody.absent());
        assertEquals("a-program-that-nobody-has is not installed", nobody.version("--version"));
    }

    @Test
    void theBestRoundOfEachCounts() throws Exception {
        double[] ours = {3, 1, 2, 5};
        double[] theirs = {7, 9, 6, 8};
        int[] turn = {0, 0};
        assertEquals(new Duel(1, OptionalDouble.of(6), 4),
                Duel.of(() -> ours[turn[0]++], Optional.of(() -> theirs[turn[1]++]), 4, 0));
        turn[0] = 0;
        assertEquals(new Duel(1, OptionalDouble.empty(), 2), Duel.of(() -> ours[turn[0]++], Optional.empty(), 2, 0));
    }

    @Test
    void aFolderForTheTimeBeing() throws Exception {
        Path folder;
        try (Scratch scratch = Scratch.in(temp)) {
            folder = scratch.folder();
            Files.createDirectories(folder.resolve("a/b"));
            Files.writeString(folder.resolve("a/b/c"), "x");
        }
        assertFalse(Files.exists(folder));
    }
}
