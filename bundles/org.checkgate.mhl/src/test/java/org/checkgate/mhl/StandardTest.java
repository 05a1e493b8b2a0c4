package org.checkgate.mhl;

import static org.checkgate.mhl.Lists.classic;
import static org.checkgate.mhl.Lists.classicList;
import static org.checkgate.mhl.Lists.file;
import static org.checkgate.mhl.Lists.hash;
import static org.checkgate.mhl.Lists.history;
import static org.checkgate.mhl.Lists.manifest;
import static org.checkgate.mhl.Lists.md5;
import static org.checkgate.mhl.Lists.record;
import static org.checkgate.mhl.Lists.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Corners of the standards in which a careless reader says yes, or no, wrongly. */
class StandardTest {
    private static final String A = record("a.mov", md5("a", "original"));

    @TempDir
    Path temp;

    @BeforeEach
    void media() throws IOException {
        file(temp, "a.mov", "a");
    }

    private static String folder(String path, String previous) {
        return "<directoryhash><path>" + path + "</path>" + previous(previous) + "</directoryhash>";
    }

    private static String previous(String path) {
        return path == null ? "" : "<previousPath>" + path + "</previousPath>";
    }

    private static String ignoring(String manifest, String... patterns) {
        String list = List.of(patterns).stream().map(p -> "<pattern>" + p + "</pattern>").collect(Collectors.joining());
        return manifest.replace("<hashes>", "<processinfo><ignore>" + list + "</ignore></processinfo><hashes>");
    }

    private static String referring(String manifest, String path, String c4) {
        return manifest.replace("</hashlist>", "<references><hashlistreference><path>" + path + "</path><c4>" + c4
                + "</c4></hashlistreference></references></hashlist>");
    }

    private List<String> errors() throws IOException {
        return verify(temp).historyErrors().stream().map(HistoryError::code).toList();
    }

    @Test
    void moreIgnorePatternsThanAnybodyNeedsAreRefusedAndNeverCut() throws IOException {
        file(temp, "a.mov", "altered");
        String[] patterns = IntStream.range(0, 4_000).mapToObj(i -> i == 0 ? "*.mov" : i == 3_999 ? "!*.mov" : "x" + i)
                .toArray(String[]::new);
        history(temp, ignoring(manifest(A), patterns));
        assertEquals("altered", verify(temp).verdict());
        history(temp, ignoring(manifest(A), IntStream.range(0, 10_002).mapToObj(i -> "x" + i).toArray(String[]::new)));
        assertEquals("malformed", verify(temp).verdict());
    }

    @Test
    void aPatternRepeatedAfterANegationWins() throws IOException {
        file(temp, "k.tmp", "k");
        history(temp, ignoring(manifest(A), "*.tmp", "!k.tmp", "*.tmp"));
        assertEquals(List.of("k.tmp"), verify(temp).ignored());
        assertTrue(verify(temp).accept());
    }

    @Test
    void aFolderThatIsGoneIsMissedWhateverTheOrderOfARename() throws IOException {
        for (String records : new String[] {folder("old", null) + folder("new", "old"), folder("new", "old") + folder("old", null)}) {
            Files.createDirectories(temp.resolve("new"));
            history(temp, manifest(A + folder("old", null)), manifest(A + records));
            assertEquals(List.of("old"), verify(temp).missingDirs());
        }
    }

    @Test
    void foldersThatExchangedTheirNamesAreBothExpected() throws IOException {
        Files.createDirectories(temp.resolve("x"));
        history(temp, manifest(A + folder("x", null) + folder("y", null)), manifest(A + folder("x", "y") + folder("y", "x")));
        assertEquals(List.of("y"), verify(temp).missingDirs());
    }

    @Test
    void aSecondRecordOfAPathIsMalformedForFoldersToo() throws IOException {
        Files.createDirectories(temp.resolve("d"));
        for (String twice : new String[] {folder("d", null) + folder("d", null), folder("a.mov", null), record("d", "") + folder("d", null)}) {
            history(temp, manifest(A + twice));
            assertEquals(List.of("duplicate-path"), errors());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xxhash64be", "xxhash64", "xxhash", "null", "sha256"})
    void aFormatThatOnlyClassicListsKnowProvesNothingInAscMhl(String format) throws IOException {
        String value = hash(HashFormat.XXH64, "a");
        history(temp, manifest(record("a.mov", "<" + format + " action=\"original\">" + value + "</" + format + ">")));
        Verdict verdict = verify(temp);
        assertEquals(List.of("unverifiable"), verdict.findings());
        assertEquals("only hash format is " + format + ", not an ASC MHL format", verdict.unverifiable().get(0).reason());
    }

    @Test
    void aNewFileUnderAnOldNameIsNotTheRenamedOne() throws IOException {
        file(temp, "b.mov", "a");
        file(temp, "a.mov", "new one");
        String renamed = record("b.mov", md5("a", "verified") + previous("a.mov"));
        String fresh = record("a.mov", md5("new one", "original"));
        for (String second : new String[] {renamed + fresh, fresh + renamed}) {
            history(temp, manifest(A), manifest(second));
            assertEquals(List.of("ok"), verify(temp).findings());
        }
    }

    @Test
    void aPreviousPathFindsWhatWindowsWroteWithItsOwnSeparator() throws IOException {
        file(temp, "n/b.mov", "b");
        history(temp, manifest(A + record("o\\b.mov", md5("b", "original"))),
                manifest(A + record("n/b.mov", md5("b", "verified") + previous("o/b.mov"))));
        assertEquals(List.of("ok"), verify(temp).findings());
    }

    @Test
    void foldersOfAWindowsGenerationAreThoseOfTheNextOne() throws IOException {
        file(temp, "x/y/b.mov", "b");
        String b = md5("b", "original");
        history(temp, manifest(A + folder("x", null) + folder("x\\y", null) + record("x\\y\\b.mov", b)),
                manifest(A + folder("x", null) + folder("x/y", null) + record("x/y/b.mov", b)));
        assertEquals(List.of("ok"), verify(temp).findings());
    }

    @Test
    void aReferenceMayBeSpelledAsPathsMay() throws IOException {
        Path card = Files.createDirectories(temp.resolve("K\u00e4rt"));
        file(card, "b.mov", "b");
        String inner = manifest(record("b.mov", md5("b", "original")));
        history(card, inner);
        for (String path : new String[] {"K\u00e4rt\\ascmhl\\0001_X.mhl", "Ka\u0308rt/ascmhl/0001_X.mhl"}) {
            history(temp, referring(manifest(A), path, hash(HashFormat.C4, inner)));
            assertEquals(List.of("ok"), verify(temp).findings());
            history(temp, referring(manifest(A), path, hash(HashFormat.C4, "other")));
            assertEquals(List.of("reference-mismatch"), errors());
        }
    }

    @Test
    void whatLiesBehindALinkThatLeavesIsUnsafeInEverySpelling() throws IOException {
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Path card = Files.createDirectories(temp.resolve("card"));
        Files.createSymbolicLink(card.resolve("\u00e4"), outside);
        for (String path : new String[] {"\u00e4/x.mov", "a\u0308/x.mov", "\u00e4\\x.mov"}) {
            history(card, manifest(record(path, md5("x", "original"))));
            assertEquals("unsafe", verify(card).verdict(), path);
        }
    }

    @Test
    void aNameThatIsNoTextIsIgnoredWhereItsFolderIs() throws Exception {
        Path rend = Files.createDirectories(temp.resolve("rend"));
        history(temp, ignoring(manifest(A), "rend"));
        for (Path folder : List.of(rend, temp.resolve("ascmhl"))) {
            assertEquals(0, new ProcessBuilder("sh", "-c", "printf x > \"$(printf 'bad\\377name')\"")
                    .directory(folder.toFile()).start().waitFor());
        }
        assertEquals(List.of("ok"), verify(temp).findings());
    }

    @Test
    void theSizeOfAFailedRecordDoesNotCount() throws IOException {
        history(temp, manifest(A.replace("<path>", "<path size=\"7\">").replace("original", "failed")),
                manifest(A.replace("<path>", "<path size=\"1\">")));
        assertEquals(List.of("ok"), HashLists.diff(temp).findings());
    }

    @Test
    void aFileMustHaveTheSizeThatEveryClassicListStates() throws IOException {
        String md5 = "<md5>" + hash(HashFormat.MD5, "a") + "</md5>";
        file(temp, "one.mhl", classicList(classic("a.mov", "<size>1</size>" + md5)));
        file(temp, "two.mhl", classicList(classic("a.mov", "<size>2</size>" + md5)));
        assertEquals(List.of("size-mismatch"), HashLists.diff(temp).findings());
    }

    @Test
    void aManifestThatWasRenamedIsMissingAndNotListed() throws IOException {
        history(temp, manifest(A));
        Files.move(temp.resolve("ascmhl/0001_X.mhl"), temp.resolve("ascmhl/0001_Y.mhl"));
        assertEquals(List.of("manifest-missing", "manifest-not-in-chain"), errors());
    }

    @Test
    void theIgnorePatternsOfAListByItselfHoldInItsFolderOnly() throws IOException {
        history(temp, manifest(A));
        Path day = Files.createDirectories(temp.resolve("day"));
        file(day, "one/a.mov", "altered");
        history(day.resolve("one"), manifest(A));
        file(day, "two/b.mov", "b");
        file(day, "two/list.mhl", ignoring(manifest(record("b.mov", md5("b", "original"))), "a.mov", "/x.tmp"));
        file(day, "two/x.tmp", "x");
        Verdict verdict = verify(day);
        assertEquals(List.of("one/a.mov"), verdict.altered().stream().map(Altered::path).toList());
        assertTrue(verdict.ignored().contains("two/x.tmp"), "an anchored pattern is relative to the list");
    }

    @Test
    void aClassicListThatAnAscOneRecordsIsAFileLikeAnyOther() throws IOException {
        String classic = classicList(classic("c.mov", "<md5>" + hash(HashFormat.MD5, "c") + "</md5>"));
        file(temp, "sub/c.mov", "c");
        file(temp, "sub/c.mhl", classic);
        String c = record("sub/c.mov", md5("c", "original"));
        file(temp, "list.mhl", manifest(A + c + record("sub/c.mhl", md5(classic, "original"))));
        assertEquals(List.of("ok"), verify(temp).findings());
        file(temp, "sub/c.mhl", classic + " ");
        assertEquals(List.of("sub/c.mhl"), verify(temp).altered().stream().map(Altered::path).toList());
        Files.delete(temp.resolve("sub/c.mhl"));
        assertEquals(List.of("sub/c.mhl"), verify(temp).missing());
    }

    @Test
    void aListByItselfIsHeldToTheSameRules() throws IOException {
        file(temp, "list.mhl", manifest(A + A));
        assertEquals(List.of("duplicate-path"), errors());
        file(temp, "list.mhl", referring(manifest(A), "CARD/ascmhl/0001_X.mhl", "c4x"));
        assertEquals(List.of("referenced-history-missing"), errors());
    }

    @Test
    void aPackingListCountsWhereItsFilesAreAndMustBeTheOneOfItsCollection() throws IOException {
        String list = manifest(A);
        file(temp, "packinglist.mhl", list);
        String collection = "<ascmhldirectory xmlns=\"urn:ASC:MHL:DIRECTORY:v2.0\">" + Lists.entry(1, "packinglist.mhl", list)
                + "</ascmhldirectory>";
        file(temp, "ascmhl_collection.xml", collection);
        assertEquals(List.of("ok"), verify(temp).findings());
        file(temp, "packinglist.mhl", list + "<!-- -->");
        assertEquals(List.of("manifest-modified"), errors());
        file(temp, "packinglist.mhl", list);
        file(temp, "ascmhl_collection.xml", collection.replace("packinglist", "other"));
        assertEquals(List.of("manifest-missing", "manifest-not-in-chain"), errors());
        file(temp, "ascmhl_collection.xml", collection.replace("</ascmhldirectory>", Lists.entry(2, "gone.mhl", list) + "</ascmhldirectory>"));
        assertEquals(List.of("manifest-missing"), errors());
        file(temp, "ascmhl_collection.xml", "<!DOCTYPE x>" + collection);
        assertFalse(verify(temp).accept());
    }

    @Test
    void aPackingListForElsewhereMakesNothingMissingHere() throws IOException {
        Path card = Files.createDirectories(temp.resolve("card"));
        file(card, "a.mov", "a");
        history(card, manifest(A));
        Path pack = Files.createDirectories(temp.resolve("pack"));
        PackingList list = HashLists.flatten(HashLists.read(card), Lists.CREATOR, Lists.AT);
        Files.write(pack.resolve(list.fileName()), list.manifest());
        Files.write(pack.resolve("ascmhl_collection.xml"), list.collection());
        assertEquals("no-manifest", verify(pack).verdict());
        Verdict against = HashLists.verify(HashLists.readAgainst(card, pack.resolve(list.fileName())), VerifyListener.NONE, 1);
        assertEquals(List.of("ok"), against.findings());
        Files.write(pack.resolve(list.fileName()), (new String(list.manifest()) + "\n").getBytes());
        against = HashLists.verify(HashLists.readAgainst(card, pack.resolve(list.fileName())), VerifyListener.NONE, 1);
        assertTrue(against.findings().contains("history-error"), against.toString());
        assertFalse(against.accept());
    }

    @Test
    void theOddByteOrderOfAClassicHashIsTold() throws IOException {
        file(temp, "l.mhl", classicList(classic("a.mov", "<xxhash64>" + hash(HashFormat.XXH64, "a") + "</xxhash64>")));
        Verdict verdict = verify(temp);
        assertEquals(List.of("ok"), verdict.findings());
        assertEquals(1, verdict.warnings().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[:digit:]].p", "[\\]x].p", "?.p", "[\uD83C\uDFAC].p", "[!a].p", "[z-a\uD83C\uDFAC].p"})
    void patternsAreReadAsGitReadsThem(String pattern) throws IOException {
        String match = pattern.contains("digit") ? "7.p" : pattern.contains("\\]") ? "].p" : "\uD83C\uDFAC.p";
        file(temp, match, "x");
        file(temp, "a.p", "x");
        history(temp, ignoring(manifest(A), pattern));
        assertTrue(verify(temp).ignored().contains(match));
        assertEquals(!pattern.equals("?.p"), verify(temp).extra().contains("a.p"));
    }
}
