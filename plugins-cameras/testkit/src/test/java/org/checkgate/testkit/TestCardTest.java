package org.checkgate.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.SeekableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCardTest {
    @TempDir
    Path folder;

    @Test
    void listsFilesByPathAndCountsWhatIsRead() throws IOException {
        TestCard card = new TestCard().with("b", new byte[] {1, 2, 3}).with("a/c", new byte[10]);
        assertEquals(List.of(new CardFile("a/c", 10), new CardFile("b", 3)), card.files());
        assertArrayEquals(new byte[] {1, 2}, card.head("b", 2));
        assertArrayEquals(new byte[] {1, 2, 3}, card.head("b", 100));
        assertEquals(2, card.headsRead());
        try (SeekableView view = card.open("b")) {
            assertArrayEquals(new byte[] {2, 3}, view.read(1, 2));
            assertEquals(-1, view.read(3, new byte[1], 0, 1));
            assertThrows(EOFException.class, () -> view.read(2, 2));
        }
        assertEquals(2, card.bytesRead());
        assertEquals(TestCard.BUDGET - 2, card.remainingBytes());
        assertThrows(FileNotFoundException.class, () -> card.head("c", 1));
        assertThrows(FileNotFoundException.class, () -> card.open("c"));
    }

    @Test
    void aFileOf200GigabytesYieldsItsHeadThenZerosUntilTheBudgetIsUsedUp() throws IOException {
        TestCard card = new TestCard().withSparse("huge", new byte[] {7, 8}, 200_000_000_000L);
        assertEquals(Card.HEAD_LIMIT, card.head("huge", Integer.MAX_VALUE).length);
        SeekableView view = card.open("huge");
        assertArrayEquals(new byte[] {8, 0, 0}, view.read(1, 3));
        assertArrayEquals(new byte[] {0}, view.read(199_999_999_999L, 1));
        assertThrows(LimitExceededException.class, () -> view.read(0, 3 << 20), "refused before memory is taken");
        assertEquals(TestCard.BUDGET - 4, view.read(4, new byte[3 << 20], 0, 3 << 20), "what is left is granted");
        assertThrows(LimitExceededException.class, () -> view.read(0, new byte[1], 0, 1));
        assertEquals(2, card.refusals());
        view.close();
        assertThrows(IOException.class, () -> view.read(0, new byte[1], 0, 1));
        assertEquals(2, card.refusals(), "a closed view is no matter of bytes");
    }

    @Test
    void aFileMayEndWithMoreThanZeros() throws IOException {
        TestCard card = new TestCard().withSparse("huge", new byte[] {7, 8}, 200_000_000_000L, new byte[] {9}).withSparse("tight", new byte[1], 3, new byte[2]);
        SeekableView view = card.open("huge");
        assertArrayEquals(new byte[] {8, 0, 0}, view.read(1, 3));
        assertArrayEquals(new byte[] {0, 9}, view.read(199_999_999_998L, 2));
        assertEquals(0, card.refusals());
        assertThrows(IllegalArgumentException.class, () -> card.withSparse("none", new byte[2], 2, new byte[1]));
    }

    @Test
    void aFolderIsReadWhenItIsAskedFor() throws IOException {
        Files.createDirectories(folder.resolve("CLIPS"));
        Files.write(folder.resolve("CLIPS/A.x"), new byte[] {1, 2, 3});
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("CLIPS/A.x"));
        TestCard card = TestCard.of(folder);
        assertEquals(List.of(new CardFile("CLIPS/A.x", 3)), card.files());
        assertArrayEquals(new byte[] {3}, card.open("CLIPS/A.x").read(2, 1));
        assertThrows(IOException.class, () -> TestCard.of(folder.resolve("absent")));
    }

    @Test
    void damageIsALayerOverWhatIsThere() throws IOException {
        Content whole = Content.of(new byte[] {1, 2, 3, 4});
        assertArrayEquals(new byte[] {1, 2}, whole.resized(2).head(10));
        assertArrayEquals(new byte[] {1, 2, 3, 4, 0, 0}, whole.resized(6).head(10));
        assertArrayEquals(new byte[] {1, 9, 9, 4}, whole.patched(1, new byte[] {9, 9}).head(10));
        assertArrayEquals(new byte[] {1, 2, 3, 9}, whole.patched(3, new byte[] {9, 9}).head(10), "never longer than it was");
        byte[] part = new byte[2];
        assertEquals(2, whole.patched(0, new byte[] {9, 8, 7, 6}).read(1, part, 0, 2));
        assertArrayEquals(new byte[] {8, 7}, part);
    }
}
