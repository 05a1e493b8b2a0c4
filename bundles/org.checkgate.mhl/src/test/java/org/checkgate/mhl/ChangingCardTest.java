package org.checkgate.mhl;

import static org.checkgate.mhl.Lists.file;
import static org.checkgate.mhl.Lists.history;
import static org.checkgate.mhl.Lists.manifest;
import static org.checkgate.mhl.Lists.md5;
import static org.checkgate.mhl.Lists.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A card that changes under our hands: what was read is judged only if it is what lies there, and no link is followed. */
class ChangingCardTest {
    private static final String CLIP = "x".repeat(700_000);

    @TempDir
    Path temp;
    private Path card;

    /** What somebody else does to the card. */
    private interface Meddling {
        void now() throws IOException;
    }

    @BeforeEach
    void seal() throws IOException {
        card = Files.createDirectories(temp.resolve("A001"));
        file(card, "CLIPS/a.mov", CLIP);
        history(card, manifest(record("CLIPS/a.mov", md5(CLIP, "original"))));
        assertEquals("ok", HashLists.verify(card, VerifyListener.NONE).verdict());
    }

    @Test
    void aFileThatGrowsIsNeitherFollowedForEverNorAccepted() throws IOException {
        refused("grew", whileRead(() -> Files.writeString(clip(), CLIP, StandardOpenOption.APPEND), true));
    }

    @Test
    void aLargeFileThatGrowsWhileItIsReadAheadIsNotAccepted() throws IOException {
        try (RandomAccessFile large = new RandomAccessFile(card.resolve("large.mov").toFile(), "rw")) {
            large.setLength(30 << 20);
        }
        Lists.create(card, HashFormat.XXH64);
        Verdict verdict = HashLists.verify(HashLists.read(card),
                whileRead(() -> Files.writeString(card.resolve("large.mov"), CLIP, StandardOpenOption.APPEND), true), 1);
        assertEquals(List.of("large.mov"), verdict.unverifiable().stream().map(Unverifiable::path).toList());
        assertFalse(verdict.accept());
    }

    @Test
    void aFileThatIsCutIsNotAccepted() throws IOException {
        refused("changed", whileRead(() -> Files.writeString(clip(), "short"), false));
    }

    @Test
    void aFileThatIsWrittenInPlaceIsNotAccepted() throws IOException {
        refused("changed", whileRead(() -> {
            Files.writeString(clip(), CLIP);
            Files.setLastModifiedTime(clip(), FileTime.fromMillis(1));
        }, false));
    }

    @Test
    void aFileThatIsReplacedIsNotAccepted() throws IOException {
        FileTime time = Files.getLastModifiedTime(clip());
        refused("changed", whileRead(() -> {
            Path other = Files.writeString(temp.resolve("other"), CLIP);
            Files.setLastModifiedTime(other, time);
            Files.move(other, clip(), StandardCopyOption.REPLACE_EXISTING);
        }, false));
    }

    @Test
    void aFolderSwappedForALinkIsNotFollowed() throws IOException {
        refused("", beforeRead(() -> {
            Files.move(card.resolve("CLIPS"), temp.resolve("outside"));
            Files.createSymbolicLink(card.resolve("CLIPS"), temp.resolve("outside"));
        }));
    }

    @Test
    void aFolderSwappedForALinkToAFolderOfTheCardIsNotFollowedEither() throws IOException {
        refused("", beforeRead(() -> {
            Files.move(card.resolve("CLIPS"), card.resolve("ELSEWHERE"));
            Files.createSymbolicLink(card.resolve("CLIPS"), card.resolve("ELSEWHERE"));
        }));
    }

    @Test
    void aFileSwappedForALinkIsNotFollowed() throws IOException {
        refused("regular file", beforeRead(() -> {
            Files.move(clip(), temp.resolve("outside.mov"));
            Files.createSymbolicLink(clip(), temp.resolve("outside.mov"));
        }));
    }

    @Test
    void aFileSwappedForAPipeIsNotOpened() throws IOException {
        refused("regular file", beforeRead(() -> {
            Files.delete(clip());
            pipe(clip());
        }));
    }

    @Test
    void aFileThatIsGoneIsNotAccepted() throws IOException {
        refused("", beforeRead(() -> Files.delete(clip())));
    }

    @Test
    void aManifestBehindAFolderSwappedForALinkIsNotRead() throws IOException {
        Files.move(card.resolve("ascmhl"), temp.resolve("outside"));
        Files.createSymbolicLink(card.resolve("ascmhl"), temp.resolve("outside"));
        assertFalse(HashLists.verify(card, VerifyListener.NONE).accept());
    }

    private void refused(String reason, VerifyListener meddler) throws IOException {
        Verdict verdict = HashLists.verify(card, meddler);
        assertFalse(verdict.accept());
        assertEquals("unverifiable", verdict.verdict());
        assertEquals(List.of("CLIPS/a.mov"), verdict.unverifiable().stream().map(Unverifiable::path).toList());
        assertEquals(true, verdict.unverifiable().get(0).reason().contains(reason), verdict.unverifiable().toString());
    }

    private Path clip() {
        return card.resolve("CLIPS/a.mov");
    }

    private static void pipe(Path at) throws IOException {
        try {
            assertEquals(0, new ProcessBuilder("mkfifo", at.toString()).start().waitFor());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static VerifyListener beforeRead(Meddling meddling) {
        return new VerifyListener() {
            @Override
            public void started(long files, long bytes) {
                run(meddling);
            }
        };
    }

    private static VerifyListener whileRead(Meddling meddling, boolean always) {
        return new VerifyListener() {
            private boolean done;

            @Override
            public void read(int bytes) {
                if (always || !done) {
                    run(meddling);
                }
                done = true;
            }
        };
    }

    private static void run(Meddling meddling) {
        try {
            meddling.now();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
