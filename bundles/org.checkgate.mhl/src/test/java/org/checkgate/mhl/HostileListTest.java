package org.checkgate.mhl;

import static org.checkgate.mhl.Lists.classic;
import static org.checkgate.mhl.Lists.classicList;
import static org.checkgate.mhl.Lists.file;
import static org.checkgate.mhl.Lists.history;
import static org.checkgate.mhl.Lists.manifest;
import static org.checkgate.mhl.Lists.md5;
import static org.checkgate.mhl.Lists.record;
import static org.checkgate.mhl.Lists.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists made to harm: nothing outside is touched, nothing runs away, nothing passes. */
class HostileListTest {
    private static final Limits SMALL = new Limits(1 << 20, 50, 1 << 12, 1 << 20);

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({"/etc/passwd,absolute-path", "C:\\x,absolute-path", "d:/x,absolute-path", "\\\\server\\x,absolute-path",
            "a/../../x,path-outside-scope", "..,path-outside-scope", "a\\..\\x,path-outside-scope",
            "./../x,path-outside-scope"})
    void refusesPathsThatLeaveTheScope(String path, String code) throws IOException {
        file(temp, "a.mov", "a");
        history(temp, manifest(record("a.mov", md5("a", "original")) + record(path, md5("x", "original"))));
        Verdict verdict = verify(temp);
        assertEquals("unsafe", verdict.verdict());
        assertEquals(List.of(new UnsafeEntry(code, path)), verdict.unsafeEntries());
        assertEquals(List.of(), verdict.missing());
        assertFalse(verdict.accept());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.mhl", "sub/x.mhl", "/etc/passwd", "..\\x.mhl", ".."})
    void refusesChainEntriesThatAreNoFileName(String path) throws IOException {
        file(temp, "a.mov", "a");
        String good = manifest(record("a.mov", md5("a", "original")));
        history(temp, good);
        file(temp, "ascmhl/ascmhl_chain.xml", "<ascmhldirectory xmlns=\"urn:ASC:MHL:DIRECTORY:v2.0\">"
                + Lists.entry(1, "0001_X.mhl", good) + Lists.entry(2, path, good) + "</ascmhldirectory>");
        assertEquals("unsafe", verify(temp).verdict());
    }

    @Test
    void refusesADoctypeInAChain() throws IOException {
        file(temp, "a.mov", "a");
        String good = manifest(record("a.mov", md5("a", "original")));
        history(temp, good);
        file(temp, "ascmhl/ascmhl_chain.xml", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x\"><ascmhldirectory "
                + "xmlns=\"urn:ASC:MHL:DIRECTORY:v2.0\">" + Lists.entry(1, "0001_X.mhl", good) + "</ascmhldirectory>");
        assertEquals(List.of(new UnsafeEntry("doctype", "ascmhl/ascmhl_chain.xml")), verify(temp).unsafeEntries());
    }

    @Test
    void refusesADoctypeInAClassicList() throws IOException {
        file(temp, "a.mov", "a");
        file(temp, "l.mhl", "<!DOCTYPE hashlist [<!ENTITY a \"a.mov\">]><hashlist version=\"1.1\"><hash><file>&a;</file>"
                + "<null/></hash></hashlist>");
        Verdict verdict = verify(temp);
        assertEquals(List.of("unsafe"), verdict.findings());
        assertEquals(ScopeKind.CLASSIC, verdict.kind());
    }

    @Test
    void endsAtDeepNesting() throws IOException {
        refused(manifest("<hash><metadata>" + "<x>".repeat(60) + "</x>".repeat(60) + "</metadata></hash>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!-- %s -->", "<hash><path>%s</path></hash>", "<hash><path size=\"%s\">a</path></hash>",
            "<x y=\"%s\"/>", "<?pi %s?>", "<hash><path>a<![CDATA[%s]]></path></hash>"})
    void endsAtAHugeToken(String form) throws IOException {
        refused(manifest(form.formatted("x".repeat(300_000))));
    }

    @Test
    void endsAtAHugeDocument() throws IOException {
        refused(manifest(record("a", md5("a", "original")).repeat(20_000)));
    }

    private void refused(String manifest) throws IOException {
        refused(manifest, "manifest-malformed", "ascmhl/0001_X.mhl");
    }

    private void refused(String manifest, String code, String path) throws IOException {
        history(temp, manifest);
        Verdict verdict = HashLists.read(temp, SMALL).diff();
        assertEquals("malformed", verdict.verdict());
        assertEquals(new HistoryError(code, path), verdict.historyErrors().get(0));
    }

    @Test
    void neverOpensAPipe() throws Exception {
        file(temp, "a.mov", "a");
        history(temp, manifest(record("a.mov", md5("a", "original")) + record("p", md5("", "original"))));
        assertEquals(0, new ProcessBuilder("mkfifo", temp.resolve("p").toString(), temp.resolve("q").toString())
                .start().waitFor());
        Verdict verdict = verify(temp);
        assertEquals(List.of("p"), verdict.missing());
        assertEquals(List.of("p", "q"), verdict.extra());
    }

    @Test
    void refusesWhatLiesBehindALinkThatLeaves() throws IOException {
        Path outside = Files.createDirectories(temp.resolve("outside"));
        file(outside, "a.mov", "a");
        Path card = Files.createDirectories(temp.resolve("card"));
        Files.createSymbolicLink(card.resolve("CLIPS"), outside);
        history(card, manifest(record("CLIPS/a.mov", md5("a", "original"))));
        Verdict verdict = verify(card);
        assertEquals("unsafe", verdict.verdict());
        assertEquals(List.of(new UnsafeEntry("symlink-outside-scope", "CLIPS")), verdict.unsafeEntries());
    }

    @Test
    void readsNoManifestThroughALink() throws IOException {
        Path card = Files.createDirectories(temp.resolve("card"));
        file(card, "a.mov", "a");
        String good = manifest(record("a.mov", md5("a", "original")));
        history(card, good);
        Files.move(card.resolve("ascmhl/0001_X.mhl"), temp.resolve("elsewhere"));
        Files.createSymbolicLink(card.resolve("ascmhl/0001_X.mhl"), temp.resolve("elsewhere"));
        assertEquals(List.of(new HistoryError("manifest-missing", "ascmhl/0001_X.mhl")), verify(card).historyErrors());
    }

    @Test
    void listsALoopOfLinksOnce() throws IOException {
        file(temp, "a.mov", "a");
        file(temp, "l.mhl", classicList(classic("a.mov", "<md5>" + Lists.hash(HashFormat.MD5, "a") + "</md5>")));
        Files.createSymbolicLink(temp.resolve("loop"), temp);
        Verdict verdict = verify(temp);
        assertEquals(List.of("ok"), verdict.findings());
        assertEquals(1, verdict.links().size());
    }

    @Test
    void reportsANameThatIsNoText() throws Exception {
        file(temp, "a.mov", "a");
        history(temp, manifest(record("a.mov", md5("a", "original"))));
        assertEquals(0, new ProcessBuilder("sh", "-c", "printf x > \"$(printf 'bad\\377name')\"")
                .directory(temp.toFile()).start().waitFor());
        assertEquals(List.of("bad\uFFFDname"), verify(temp).extra());
    }

    @Test
    void refusesAPathLongerThanAnyFileSystemKnows() throws IOException {
        file(temp, "a.mov", "a");
        history(temp, manifest(record("a.mov", md5("a", "original")) + record("x/".repeat(20_000) + "y", md5("x", "original"))));
        assertEquals("malformed", verify(temp).verdict());
    }

    @Test
    void readsManyDeepPathsInBoundedMemory() throws IOException {
        file(temp, "a.mov", "a");
        StringBuilder records = new StringBuilder(record("a.mov", md5("a", "original")));
        for (int i = 0; i < 300; i++) {
            records.append(record("d" + i + "/x".repeat(8_000), md5("x", "original")));
        }
        history(temp, manifest(records.toString()));
        assertEquals(300, verify(temp).missing().size());
    }

    @Test
    void refusesMoreAbsentFilesThanTheMemoryAllows() throws IOException {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            records.append(record("f" + i, "<md5>x</md5>"));
        }
        refused(manifest(records.toString()), "manifest-malformed", "f5120");
    }

    @Test
    void refusesEndlessDifferentNames() throws IOException {
        StringBuilder metadata = new StringBuilder("<hash><metadata>");
        for (int i = 0; i < 100_000; i++) {
            metadata.append("<n").append(i).append("/>");
        }
        history(temp, manifest(metadata.append("</metadata></hash>").toString()));
        assertEquals("malformed", verify(temp).verdict());
    }

    @Test
    void refusesAPathRecordedWithoutEnd() throws IOException {
        file(temp, "a.mov", "a");
        String one = classic("a.mov", "<md5>" + Lists.hash(HashFormat.MD5, "a") + "</md5>");
        file(temp, "l.mhl", classicList(one.repeat(20_000)));
        assertEquals("malformed", verify(temp).verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[a", "*a", "[[:alpha:]", "\\"})
    void endsAtAHostilePattern(String piece) throws IOException {
        file(temp, "a".repeat(200), "x");
        String pattern = "<processinfo><ignore><pattern>" + piece.repeat(4_096 / piece.length()) + "</pattern>"
                + "<pattern>" + piece.repeat(300) + "b</pattern></ignore></processinfo>";
        history(temp, pattern.isEmpty() ? "" : manifest("").replace("<hashes></hashes>", pattern));
        assertEquals(List.of("extra"), verify(temp).findings());
        history(temp, manifest("").replace("<hashes></hashes>", pattern.replace(piece, piece + piece)));
        assertEquals("malformed", verify(temp).verdict());
    }

    @Test
    void aThousandAlikeFramesUnderNewNamesEnd() throws IOException {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            records.append("<hash><path size=\"5\">old/" + i + "</path>" + md5("black", "original") + "</hash>");
            file(temp, "new/" + i, "black");
        }
        history(temp, manifest(records.toString()));
        Verdict verdict = verify(temp);
        assertEquals(3_000, verdict.missing().size());
        assertEquals(3_000, verdict.renamed().size());
        Created created = Lists.create(temp, HashFormat.XXH64);
        assertEquals(3_000, created.renamed().size());
    }
}
