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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which statements count, and that every one that counts must fit. */
class TrustTest {
    @TempDir
    Path card;

    @BeforeEach
    void aFile() throws IOException {
        file(card, "a.mov", "a");
    }

    private String verdict(String... manifests) throws IOException {
        history(card, manifests);
        return verify(card).verdict();
    }

    @Test
    void aLaterVerifiedDoesNotOutweighAnOriginalThatDoesNotFit() throws IOException {
        assertEquals("altered", verdict(manifest(record("a.mov", md5("b", "original"))),
                manifest(record("a.mov", md5("a", "verified")))));
    }

    @Test
    void everyFormatOfOneRecordMustFit() throws IOException {
        assertEquals("altered", verdict(manifest(record("a.mov", md5("a", "original")
                + "<xxh64 action=\"original\">0000000000000000</xxh64>"))));
    }

    @Test
    void onlyFailedIsUnverifiable() throws IOException {
        assertEquals("unverifiable", verdict(manifest(record("a.mov", md5("a", "failed")))));
    }

    @Test
    void anUnknownActionMakesNothingGood() throws IOException {
        assertEquals("unverifiable", verdict(manifest(record("a.mov", md5("a", "mismatch")))));
    }

    @Test
    void anEmptyHashMakesNothingGood() throws IOException {
        assertEquals("unverifiable", verdict(manifest(record("a.mov", "<md5 action=\"original\"/>"))));
    }

    @Test
    void aHashLookAlikeInMetadataIsNoHash() throws IOException {
        assertEquals("unverifiable", verdict(manifest(record("a.mov", "<metadata>" + md5("a", "original")
                + "</metadata>"))));
    }

    @Test
    void twoRecordsOfOnePathAreMalformed() throws IOException {
        assertEquals("malformed", verdict(manifest(record("a.mov", md5("a", "original")).repeat(2))));
    }

    @Test
    void aManifestThatTheChainDoesNotListIsNotLoaded() throws IOException {
        history(card, manifest(record("a.mov", md5("b", "original"))));
        file(card, "ascmhl/0002_X.mhl", manifest(record("a.mov", md5("a", "original"))));
        Verdict verdict = verify(card);
        assertEquals(List.of("altered", "history-error"), verdict.findings());
        assertEquals(List.of(new HistoryError("manifest-not-in-chain", "ascmhl/0002_X.mhl")), verdict.historyErrors());
    }

    @Test
    void aGapInTheChainIsAFault() throws IOException {
        String only = manifest(record("a.mov", md5("a", "original")));
        history(card, only);
        file(card, "ascmhl/ascmhl_chain.xml", "<ascmhldirectory xmlns=\"urn:ASC:MHL:DIRECTORY:v2.0\">"
                + Lists.entry(2, "0001_X.mhl", only) + "</ascmhldirectory>");
        assertEquals(List.of("history-error"), verify(card).findings());
    }

    @Test
    void aChainWithoutC4IsNeverAccepted() throws IOException {
        history(card, manifest(record("a.mov", md5("a", "original"))));
        file(card, "ascmhl/ascmhl_chain.xml", "<ascmhldirectory xmlns=\"urn:ASC:MHL:DIRECTORY:v2.0\"><hashlist "
                + "sequencenr=\"1\"><path>0001_X.mhl</path><md5>x</md5></hashlist></ascmhldirectory>");
        assertEquals("chain-hash-not-c4", verify(card).historyErrors().get(0).code());
    }

    @Test
    void aNestedHistoryThatIsGoneIsAFault() throws IOException {
        history(card, manifest(record("a.mov", md5("a", "original"))).replace("</hashlist>", "<references>"
                + "<hashlistreference><path>CARD/ascmhl/0001_CARD.mhl</path><c4>c4x</c4></hashlistreference></references>"
                + "</hashlist>"));
        assertEquals(List.of(new HistoryError("referenced-history-missing", "CARD/ascmhl/0001_CARD.mhl")),
                verify(card).historyErrors());
    }

    @Test
    void aFileBackAtItsOldNameIsExtra() throws IOException {
        file(card, "b.mov", "a");
        String renaming = md5("a", "verified") + "<previousPath>a.mov</previousPath>";
        history(card, manifest(record("a.mov", md5("a", "original"))), manifest(record("b.mov", renaming)));
        Verdict verdict = verify(card);
        assertEquals(List.of("a.mov"), verdict.extra());
        assertEquals(List.of(new Renamed("a.mov", "b.mov", true)), verdict.renamed());
    }

    @Test
    void exchangedNamesKeepTheirOwnHistories() throws IOException {
        file(card, "b.mov", "b");
        String first = manifest(record("a.mov", md5("b", "original")) + record("b.mov", md5("a", "original")));
        String second = manifest(record("a.mov", md5("a", "verified") + "<previousPath>b.mov</previousPath>")
                + record("b.mov", md5("b", "verified") + "<previousPath>a.mov</previousPath>"));
        assertEquals("ok", verdict(first, second));
    }

    @Test
    void aSizeThatDiffersThoughTheHashFitsIsAWarning() throws IOException {
        history(card, manifest("<hash><path size=\"7\">a.mov</path>" + md5("a", "original") + "</hash>"));
        Verdict verdict = verify(card);
        assertEquals(List.of("ok"), verdict.findings());
        assertEquals(1, verdict.warnings().size());
    }

    @Test
    void composedAndDecomposedTwinsAreBothNeeded() throws IOException {
        String composed = "\u00e4.mov";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        file(card, decomposed, "x");
        history(card, manifest(record("a.mov", md5("a", "original")) + record(composed, md5("x", "original"))
                + record(decomposed, md5("x", "original"))));
        assertEquals(List.of(composed), verify(card).missing());
    }

    @Test
    void windowsSeparatorsAndUntidyPathsAreUnderstood() throws IOException {
        file(card, "C/b.mov", "b");
        history(card, manifest(record("./a.mov", md5("a", "original")) + record("C\\b.mov", md5("b", "original"))));
        Verdict verdict = verify(card);
        assertEquals(List.of("ok"), verdict.findings());
        assertEquals(2, verdict.warnings().size());
    }

    @Test
    void twoClassicListsMustBothFit() throws IOException {
        file(card, "1.mhl", classicList(classic("a.mov", "<md5>" + hash(HashFormat.MD5, "a") + "</md5>")));
        assertEquals("ok", verify(card).verdict());
        file(card, "2.mhl", classicList(classic("a.mov", "<md5>" + hash(HashFormat.MD5, "b") + "</md5>")));
        assertEquals("altered", verify(card).verdict());
    }

    @Test
    void anIgnoredRecordIsNotCheckedAndThatIsSaid() throws IOException {
        history(card, manifest(record("a.mov", md5("b", "original"))).replace("<hashes>",
                "<processinfo><ignore><pattern>*.mov</pattern></ignore></processinfo><hashes>"));
        Verdict verdict = verify(card);
        assertEquals(List.of("a.mov"), verdict.ignored());
        assertEquals(1, verdict.warnings().size());
    }

    @Test
    void anUnreadableFileIsNeverGood() throws IOException {
        history(card, manifest(record("a.mov", md5("a", "original"))));
        Scope scope = HashLists.read(card);
        Files.delete(card.resolve("a.mov"));
        assertEquals("unverifiable", HashLists.verify(scope, VerifyListener.NONE, 1).verdict());
    }
}
