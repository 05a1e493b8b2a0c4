package org.checkgate.mhl;

import static org.checkgate.mhl.HashFormat.C4;
import static org.checkgate.mhl.HashFormat.MD5;
import static org.checkgate.mhl.HashFormat.XXH64;
import static org.checkgate.mhl.Lists.create;
import static org.checkgate.mhl.Lists.file;
import static org.checkgate.mhl.Lists.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written in place reads back as what was there. */
class CreateTest {
    @TempDir
    Path temp;

    @Test
    void twoGenerationsAndAFaultBetween() throws IOException {
        file(temp, "CLIPS/\u00e4 & <b>.mov", "one");
        file(temp, "b\nline.txt", "two");
        file(temp, "empty.bin", "");
        Files.createDirectories(temp.resolve("EMPTY/DEEP"));
        Created first = create(temp, MD5);
        assertTrue(first.clean());
        String name = temp.getFileName().toString();
        assertEquals(List.of("ascmhl/0001_" + name + "_2024-05-06_070809Z.mhl"), first.manifests());
        assertEquals(List.of("ok"), verify(temp).findings());

        file(temp, "empty.bin", "no longer");
        Created second = create(temp, XXH64);
        assertEquals(List.of("empty.bin"), second.failed());
        Verdict verdict = verify(temp);
        assertEquals(List.of("altered"), verdict.findings());
        Scope scope = HashLists.read(temp);
        assertEquals(List.of("md5", "md5"), formats(scope, "empty.bin"));
        assertEquals(List.of("md5", "md5", "xxh64"), formats(scope, "CLIPS/\u00e4 & <b>.mov"));
        assertEquals(2, scope.ownHistory().generations().size());
        assertEquals("in-place", scope.ownHistory().generations().get(1).process());

        file(temp, "empty.bin", "");
        Files.delete(temp.resolve("EMPTY/DEEP"));
        assertEquals(List.of("EMPTY/DEEP"), verify(temp).missingDirs());
        assertFalse(create(temp, C4).clean());
    }

    private static List<String> formats(Scope scope, String path) {
        return scope.files().get(path).hashes().stream().map(RecordedHash::format).toList();
    }

    @Test
    void theReferenceToolsRootHashesAreReproduced() throws IOException {
        for (String prefix : List.of("s01", "s04", "s06", "s54")) {
            Path source = Corpus.root(Corpus.named(prefix));
            Path copy = Corpus.copy(prefix, Files.createDirectories(temp.resolve(prefix)));
            Scope scope = HashLists.read(source);
            String format = scope.ownHistory().generations().get(0).formats().iterator().next();
            create(copy, HashFormat.of(format).orElseThrow());
            List<String> hashes = HashLists.read(copy).ownHistory().generations().stream()
                    .map(g -> sums(copy.resolve("ascmhl").resolve(g.fileName()))).toList();
            assertEquals(hashes.get(0), hashes.get(1), prefix);
            assertEquals(List.of("ok"), verify(copy).findings());
        }
    }

    /** The content and structure hashes of root and folders, by folder. */
    private static String sums(Path manifest) {
        try {
            Matcher matcher = Pattern.compile(
                    "(?s)<(roothash|directoryhash)>.*?</\\1>").matcher(Files.readString(manifest));
            return matcher.results().map(r -> r.group().replaceAll("<path[^>]*>", "").replaceAll("hashdate=\"[^\"]*\"", "")
                    .replaceAll("\\s+", "")).sorted().toList().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nestedHistoriesGetTheirOwnGenerationAndAreReferredTo() throws IOException {
        Path day = Corpus.copy("s14", temp);
        Created created = create(day, XXH64);
        assertEquals(4, created.manifests().size());
        Scope scope = HashLists.read(day);
        assertEquals(3, scope.ownHistory().generations().get(0).references().size());
        assertEquals(List.of("ok"), verify(day).findings());
        assertEquals(List.of("ok"), verify(day.resolve("CAMERA/B003_VEN")).findings());
    }

    @Test
    void aClassicListIsNotLaunderedIntoAGoodHistory() throws IOException {
        Path card = Corpus.copy("s95", temp);
        Created created = create(card, XXH64);
        assertFalse(created.clean());
        assertEquals(1, created.failed().size());
        assertFalse(verify(card).accept());
    }

    @Test
    void nothingIsAppendedToAFaultyHistory() throws IOException {
        Path card = Corpus.copy("s40", temp);
        assertThrows(IllegalStateException.class, () -> create(card, XXH64));
        assertEquals("history-error", verify(card).verdict());
    }

    @Test
    void aNameThatXmlCannotCarryIsRefusedBeforeAnythingIsWritten() throws IOException {
        file(temp, "a\u0001b", "x");
        assertThrows(IllegalArgumentException.class, () -> create(temp, XXH64));
        assertFalse(Files.exists(temp.resolve("ascmhl")));
    }

    @Test
    void aRunCutOffBeforeTheChainIsCompleted() throws IOException {
        file(temp, "a.mov", "a");
        create(temp, XXH64);
        byte[] chainBefore = Files.readAllBytes(temp.resolve("ascmhl/ascmhl_chain.xml"));
        create(temp, XXH64);
        Files.move(temp.resolve("ascmhl/ascmhl_chain.xml"), temp.resolve("ascmhl/.ascmhl_chain.xml.part"));
        Files.write(temp.resolve("ascmhl/ascmhl_chain.xml"), chainBefore);
        assertEquals("history-error", verify(temp).verdict());
        create(temp, XXH64);
        assertEquals(3, HashLists.read(temp).ownHistory().generations().size());
        assertEquals(List.of("ok"), verify(temp).findings());
    }

    @Test
    void whatACutOffRunLeftAsideIsCleared() throws IOException {
        file(temp, "a.mov", "a");
        create(temp, XXH64);
        file(temp, "ascmhl/.0002_x.mhl.part", "half");
        file(temp, "ascmhl/.ascmhl_chain.xml.part", "half");
        create(temp, XXH64);
        assertEquals(List.of("ok"), verify(temp).findings());
        assertFalse(Files.exists(temp.resolve("ascmhl/.0002_x.mhl.part")));
    }

    @Test
    void aFirstRunCutOffAnywhereDoesNotBlockTheNext() throws IOException {
        file(temp, "a.mov", "a");
        Files.createDirectories(temp.resolve("ascmhl"));
        assertTrue(create(temp, XXH64).clean());
        Lists.inside(temp.resolve("ascmhl")).forEach(file -> file.toFile().delete());
        file(temp, "ascmhl/.0001_x.mhl.part", "half");
        file(temp, "ascmhl/.ascmhl_chain.xml.part", "half");
        assertTrue(create(temp, XXH64).clean());
        assertEquals(1, HashLists.read(temp).ownHistory().generations().size());
        assertEquals(List.of("ok"), verify(temp).findings());
    }

    @Test
    void aFileOfAnotherSizeIsNotSealedAsGoodForLackOfAHash() throws IOException {
        file(temp, "a.mov", "longer");
        file(temp, "l.mhl", Lists.classicList(Lists.classic("a.mov", "<size>1</size><null/>")));
        assertEquals(List.of("a.mov"), create(temp, XXH64).failed());
        assertFalse(verify(temp).accept());
    }
}
