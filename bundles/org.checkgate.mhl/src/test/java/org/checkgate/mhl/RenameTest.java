package org.checkgate.mhl;

import static org.checkgate.mhl.HashFormat.MD5;
import static org.checkgate.mhl.HashFormat.XXH64;
import static org.checkgate.mhl.Lists.create;
import static org.checkgate.mhl.Lists.file;
import static org.checkgate.mhl.Lists.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A renamed file keeps its history; what only looks renamed does not. */
class RenameTest {
    @TempDir
    Path temp;

    @Test
    void aRenamedFileKeepsItsHistoryInEveryFormat() throws IOException {
        file(temp, "CLIPS/a.mov", "a");
        file(temp, "CLIPS/b.mov", "b");
        create(temp, MD5);
        Files.move(temp.resolve("CLIPS/a.mov"), temp.resolve("CLIPS/z.mov"));
        Created second = create(temp, XXH64);
        assertEquals(List.of(new Renamed("CLIPS/a.mov", "CLIPS/z.mov", true)), second.renamed());
        assertTrue(second.clean());
        Verdict verdict = verify(temp);
        assertEquals(List.of("ok"), verdict.findings());
        assertEquals(List.of(new Renamed("CLIPS/a.mov", "CLIPS/z.mov", true)), verdict.renamed());
        assertEquals(List.of("md5", "md5", "xxh64"),
                HashLists.read(temp).files().get("CLIPS/z.mov").hashes().stream().map(RecordedHash::format).toList());
        file(temp, "CLIPS/z.mov", "x");
        assertEquals("altered", verify(temp).verdict());
    }

    @Test
    void aRenamedFolderIsRecordedAsOne() throws IOException {
        file(temp, "OLD/CLIPS/a.mov", "a");
        file(temp, "OLD/CLIPS/b.mov", "bb");
        file(temp, "OLD/notes.txt", "n");
        create(temp, XXH64);
        Files.move(temp.resolve("OLD"), temp.resolve("NEW"));
        Created second = create(temp, XXH64);
        assertTrue(second.clean(), second.toString());
        assertEquals(5, second.renamed().size());
        assertTrue(second.renamed().contains(new Renamed("OLD", "NEW", true)));
        assertTrue(second.renamed().contains(new Renamed("OLD/CLIPS", "NEW/CLIPS", true)));
        assertEquals(List.of("ok"), verify(temp).findings());
        assertEquals(List.of(), verify(temp).directoryHashes().mismatches());
    }

    @Test
    void aFolderOfWhichSomethingIsMissingIsNot() throws IOException {
        file(temp, "OLD/a.mov", "a");
        file(temp, "OLD/b.mov", "bb");
        create(temp, XXH64);
        Files.move(temp.resolve("OLD"), temp.resolve("NEW"));
        Files.delete(temp.resolve("NEW/b.mov"));
        Created second = create(temp, XXH64);
        assertEquals(List.of(new Renamed("OLD/a.mov", "NEW/a.mov", true)), second.renamed());
        assertEquals(List.of("OLD/b.mov", "OLD"), second.missing());
        assertFalse(second.clean());
        assertEquals("missing", verify(temp).verdict());
    }

    @Test
    void ofSeveralAlikeTheSameNameComesFirstAndNoneIsTakenTwice() throws IOException {
        file(temp, "A/one.mov", "same");
        file(temp, "A/two.mov", "same");
        create(temp, XXH64);
        Files.move(temp.resolve("A/two.mov"), temp.resolve("two.mov"));
        Files.delete(temp.resolve("A/one.mov"));
        file(temp, "copy.mov", "other");
        Created second = create(temp, XXH64);
        assertEquals(List.of(new Renamed("A/two.mov", "two.mov", true)), second.renamed());
        assertEquals(List.of("A/one.mov"), second.missing());
    }

    @Test
    void anEmptyFileIsNeverTakenForRenamed() throws IOException {
        file(temp, "a.bin", "");
        create(temp, XXH64);
        Files.move(temp.resolve("a.bin"), temp.resolve("b.bin"));
        Created second = create(temp, XXH64);
        assertEquals(List.of(), second.renamed());
        assertEquals(List.of("a.bin"), second.missing());
    }

    @Test
    void equalBytesInAnotherHistoryAreAnotherFile() throws IOException {
        Path inner = Files.createDirectories(temp.resolve("CARD"));
        file(inner, "x.mov", "x");
        create(inner, XXH64);
        file(temp, "a.mov", "a");
        create(temp, XXH64);
        Files.move(temp.resolve("a.mov"), inner.resolve("a.mov"));
        Created second = create(temp, XXH64);
        assertEquals(List.of(), second.renamed());
        assertEquals(List.of("a.mov"), second.missing());
    }

    @Test
    void withoutTheSearchARenamedFileIsMissingAndNew() throws IOException {
        file(temp, "a.mov", "a");
        create(temp, XXH64);
        Files.move(temp.resolve("a.mov"), temp.resolve("b.mov"));
        Created second = HashLists.create(temp, CreateOptions.whole(Set.of(XXH64), Lists.CREATOR, Lists.AT).withoutRenames(),
                VerifyListener.NONE, 1);
        assertEquals(List.of("a.mov"), second.missing());
        assertEquals("missing", verify(temp).verdict());
    }

    @Test
    void aRenamedFileThatWasAlteredIsNoRename() throws IOException {
        file(temp, "a.mov", "a");
        create(temp, XXH64);
        Files.delete(temp.resolve("a.mov"));
        file(temp, "b.mov", "b");
        assertEquals(List.of("a.mov"), create(temp, XXH64).missing());
        assertEquals("missing", verify(temp).verdict());
    }

    @Test
    void aNameInAnotherSpellingThanBeforeIsCarriedOn() throws IOException {
        file(temp, "K\u00e4rt/\u00e4.mov", "a");
        file(temp, "W/x.mov", "x");
        Lists.history(temp, Lists.manifest(Lists.record("Ka\u0308rt/a\u0308.mov", Lists.md5("a", "original"))
                + Lists.record("W\\x.mov", Lists.md5("x", "original"))
                + "<directoryhash><path>Ka\u0308rt</path></directoryhash><directoryhash><path>W</path></directoryhash>"));
        assertEquals(List.of("ok"), verify(temp).findings());
        assertTrue(create(temp, XXH64).clean());
        assertEquals(List.of("ok"), verify(temp).findings());
        assertTrue(create(temp, XXH64).clean());
        assertEquals(List.of("ok"), verify(temp).findings());
        file(temp, "K\u00e4rt/\u00e4.mov", "b");
        assertEquals("altered", verify(temp).verdict(), "its first hash still counts");
    }
}
