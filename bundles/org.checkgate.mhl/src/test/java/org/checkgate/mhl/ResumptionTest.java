package org.checkgate.mhl;

import static org.checkgate.mhl.Lists.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verification that was interrupted goes on, and never takes over what may have changed. */
@Tag("long")
class ResumptionTest {
    private static final long LARGE = 600L << 20;

    @TempDir
    Path temp;
    private Path card;
    private Path journal;

    @BeforeEach
    void media() throws IOException {
        card = Files.createDirectories(temp.resolve("A001"));
        journal = temp.resolve("journal");
        file(card, "a.mov", "a");
        // Sparse: it is read in full and takes no room.
        try (RandomAccessFile large = new RandomAccessFile(card.resolve("b.mov").toFile(), "rw")) {
            large.setLength(LARGE);
        }
        file(card, "c.mov", "c");
    }

    /** Counts what is read, and ends the run after so many bytes. */
    private static final class Reader implements VerifyListener {
        private final AtomicLong bytes = new AtomicLong();
        private final long limit;

        Reader(long limit) {
            this.limit = limit;
        }

        @Override
        public void read(int count) {
            bytes.addAndGet(count);
        }

        @Override
        public boolean cancelled() {
            return bytes.get() > limit;
        }
    }

    private Verdict verify(Reader reader) throws IOException {
        return HashLists.verify(HashLists.read(card), reader, 1, journal);
    }

    private void interrupt() {
        assertThrows(CancellationException.class, () -> verify(new Reader(400L << 20)));
    }

    @Test
    void goesOnInTheMiddleOfAFile() throws IOException {
        Lists.create(card, HashFormat.XXH64, HashFormat.XXH128);
        interrupt();
        Reader second = new Reader(Long.MAX_VALUE);
        Verdict verdict = verify(second);
        assertTrue(verdict.accept(), verdict.toString());
        assertEquals(new Resumption(1, (256L << 20) + 1, List.of("b.mov"), List.of()), verdict.resumption());
        assertEquals(LARGE - (256L << 20) + 1, second.bytes.get());
        Reader third = new Reader(Long.MAX_VALUE);
        assertEquals(3, verify(third).resumption().files());
        assertEquals(0, third.bytes.get());
        assertTrue(verdict.asDocument().containsKey("resumed"));
    }

    @Test
    void aFormatThatCannotBeSavedIsReadFromTheStartAndToldOf() throws IOException {
        Lists.create(card, HashFormat.XXH64, HashFormat.MD5);
        interrupt();
        Reader second = new Reader(Long.MAX_VALUE);
        Verdict verdict = verify(second);
        assertTrue(verdict.accept());
        assertEquals(new Resumption(1, 1, List.of(), List.of("b.mov")), verdict.resumption());
        assertEquals(LARGE + 1, second.bytes.get());
    }

    @Test
    void aFaultBehindThePointOfInterruptionIsFound() throws IOException {
        Lists.create(card, HashFormat.XXH64);
        interrupt();
        try (RandomAccessFile large = new RandomAccessFile(card.resolve("b.mov").toFile(), "rw")) {
            large.seek(500L << 20);
            large.write(1);
        }
        assertEquals(List.of("b.mov"), verify(new Reader(Long.MAX_VALUE)).altered().stream().map(Altered::path).toList());
    }

    @Test
    void whatLooksOtherThanBeforeIsReadAgain() throws IOException {
        Lists.create(card, HashFormat.XXH64);
        interrupt();
        file(card, "a.mov", "x");
        Files.setLastModifiedTime(card.resolve("b.mov"), java.nio.file.attribute.FileTime.fromMillis(1));
        Verdict verdict = verify(new Reader(Long.MAX_VALUE));
        assertEquals(List.of("a.mov"), verdict.altered().stream().map(Altered::path).toList());
        assertEquals(new Resumption(0, 0, List.of(), List.of("b.mov")), verdict.resumption());
    }

    @Test
    void aBadFileIsNeverTakenOver() throws IOException {
        Lists.create(card, HashFormat.XXH64);
        file(card, "a.mov", "x");
        assertEquals("altered", verify(new Reader(Long.MAX_VALUE)).verdict());
        assertEquals("altered", verify(new Reader(Long.MAX_VALUE)).verdict());
    }

    @Test
    void aChangedOrTornLineIsAsGoodAsNone() throws IOException {
        Lists.create(card, HashFormat.XXH64);
        interrupt();
        String text = Files.readString(journal, StandardCharsets.ISO_8859_1);
        Files.writeString(journal, text.replace("GOOD", "BEGUN").substring(0, text.length() - 30), StandardCharsets.ISO_8859_1);
        Verdict verdict = verify(new Reader(Long.MAX_VALUE));
        assertTrue(verdict.accept());
        assertEquals(0, verdict.resumption().files());
        assertEquals(3, verify(new Reader(0)).resumption().files(), "what was added behind the torn line counts");
    }

    @Test
    void aJournalOfOtherListsOrOfNoneIsRefusedAndKept() throws IOException {
        Lists.create(card, HashFormat.XXH64);
        interrupt();
        Lists.create(card, HashFormat.MD5);
        assertThrows(IllegalArgumentException.class, () -> verify(new Reader(0)));
        Files.writeString(journal, "somebody's text\n");
        assertThrows(IllegalArgumentException.class, () -> verify(new Reader(0)));
        assertEquals("somebody's text\n", Files.readString(journal));
        journal = card.resolve("journal");
        assertThrows(IllegalArgumentException.class, () -> verify(new Reader(0)));
        assertFalse(Files.exists(journal));
    }

    @Test
    void aFileThatGrewSinceIsReadAgain() throws IOException {
        Lists.create(card, HashFormat.XXH64);
        interrupt();
        Files.writeString(card.resolve("b.mov"), "more", StandardOpenOption.APPEND);
        assertEquals(List.of("altered"), verify(new Reader(Long.MAX_VALUE)).findings());
    }
}
