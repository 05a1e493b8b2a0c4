package org.checkgate.mhl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded directory hashes: compared where that means something, and never decisive. */
class DirectoryHashesTest {
    @TempDir
    Path temp;

    @Test
    void theReferenceToolsOwnHashesFit() throws IOException {
        int compared = 0;
        for (String name : List.of("s01", "s02", "s03", "s04", "s05", "s06", "s07", "s09", "s10", "s13", "s50", "s55")) {
            DirectoryHashes hashes = HashLists.verify(Corpus.root(Corpus.named(name)), VerifyListener.NONE).directoryHashes();
            assertEquals(List.of(), hashes.mismatches(), name);
            compared += hashes.compared();
        }
        assertTrue(compared > 40, compared + " were compared");
    }

    @Test
    void anEmptyFolderThatCameLaterShowsInTheHashesAboveIt() throws IOException {
        Path card = card();
        assertEquals(new DirectoryHashes(3, 0, List.of()), HashLists.verify(card, VerifyListener.NONE).directoryHashes());
        Files.createDirectory(card.resolve("B/new"));
        Verdict verdict = HashLists.verify(card, VerifyListener.NONE);
        assertTrue(verdict.accept());
        assertEquals(List.of("B/new"), verdict.extraDirs());
        assertEquals(List.of(new DirectoryHashes.Mismatch("", "xxh64", false, false),
                new DirectoryHashes.Mismatch("B", "xxh64", false, false)), verdict.directoryHashes().mismatches());
    }

    @Test
    void aStructureHashThatDiffersAloneIsToldApart() throws IOException {
        Path card = card();
        Path manifest = card.resolve(HashLists.read(card).manifestFiles().get(1));
        String text = Files.readString(manifest);
        int digest = text.indexOf("\">", text.indexOf("<structure>")) + 2;
        Files.delete(manifest);
        Lists.history(card, text.substring(0, digest) + "0123456789abcdef" + text.substring(digest + 16));
        Verdict verdict = HashLists.verify(card, VerifyListener.NONE);
        assertTrue(verdict.accept(), "the files decide");
        assertEquals(1, verdict.directoryHashes().mismatches().size());
        assertTrue(verdict.directoryHashes().mismatches().get(0).content());
        assertEquals(2, verdict.asDocument().keySet().stream().filter(key -> key.startsWith("directory")
                || key.equals("missing_dirs")).count());
    }

    @Test
    void whatIsMissingExtraOrAlteredIsNotComparedOver() throws IOException {
        Path card = card();
        Files.writeString(card.resolve("A/one"), "other");
        DirectoryHashes hashes = HashLists.verify(card, VerifyListener.NONE).directoryHashes();
        assertEquals(new DirectoryHashes(1, 2, List.of()), hashes, "B alone is whole");
    }

    private Path card() throws IOException {
        Path card = Files.createDirectories(temp.resolve("A001"));
        Lists.file(card, "A/one", "1");
        Lists.file(card, "B/two", "2");
        Lists.create(card, HashFormat.XXH64);
        return card;
    }
}
