package org.checkgate.cli.internal.mhl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.checkgate.mhl.Altered;
import org.checkgate.mhl.DirectoryHashes;
import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.Renamed;
import org.checkgate.mhl.Resumption;
import org.checkgate.mhl.ScopeKind;
import org.checkgate.mhl.UnsafeEntry;
import org.checkgate.mhl.Unverifiable;
import org.checkgate.mhl.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictLinesTest {
    private static final Altered ALTERED = new Altered("a.mov", "content", OptionalLong.of(3), 3, Map.of("md5", "0"), Map.of("md5", "1"));

    private static Verdict verdict(boolean hashed, List<String> findings, boolean accept, List<String> missing, DirectoryHashes folders) {
        return new Verdict(ScopeKind.ASCMHL, hashed, findings.get(0), findings, accept, missing, List.of("Empty"), List.of("extra.mov"), List.of(),
                List.of(ALTERED), List.of(new Renamed("old.mov", "new.mov", false)), List.of(new Unverifiable("u.mov", "only a sha256")), List.of(), List.of(),
                List.of(new UnsafeEntry("absolute-path", "/etc/passwd")), List.of(new HistoryError("chain-sequence", "ascmhl/ascmhl_chain.xml")), folders,
                Resumption.NONE, List.of("a remark"));
    }

    private static Verdict clean(boolean hashed, DirectoryHashes folders) {
        return new Verdict(ScopeKind.ASCMHL, hashed, "ok", List.of("ok"), hashed, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), folders, Resumption.NONE, List.of());
    }

    @Test
    void everyKindOfFindingIsTold() {
        List<String> lines = VerdictLines.of(verdict(true, List.of("unsafe", "altered"), false, List.of("m.mov"), DirectoryHashes.NONE));
        assertEquals(List.of("unsafe: not accepted (unsafe, altered)",
                "  unsafe: /etc/passwd: an absolute path; it was not followed (absolute-path)",
                "  hash list: ascmhl/ascmhl_chain.xml: the chain's numbers have a gap or a repeat (chain-sequence)",
                "  altered: a.mov (content)", "  missing: m.mov", "  missing folder: Empty", "  unverifiable: u.mov: only a sha256", "  extra: extra.mov",
                "  renamed, as it seems: old.mov -> new.mov", "  note: a remark"), lines.subList(0, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed", "unsafe", "history-error", "altered", "size-mismatch", "missing", "unverifiable", "extra", "no-manifest"})
    void eachKindOfFindingHasANextStep(String finding) {
        List<String> lines = VerdictLines.of(verdict(true, List.of(finding), false, List.of(), DirectoryHashes.NONE));
        assertEquals(1, lines.stream().filter(line -> line.startsWith("next, " + finding + ": ")).count(), lines.toString());
        assertTrue(lines.get(lines.size() - 1).startsWith("next, renamed, as it seems: "), lines.toString());
        assertTrue(lines.stream().filter(line -> line.startsWith("next, ")).allMatch(line -> line.endsWith(".")), lines.toString());
    }

    @Test
    void theWorstComesFirst() {
        List<String> lines = VerdictLines.of(verdict(true, List.of("extra", "missing", "altered"), false, List.of("m"), DirectoryHashes.NONE));
        assertEquals(List.of("altered", "missing", "extra", "renamed"), lines.stream().filter(line -> line.startsWith("next, "))
                .map(line -> line.substring(6).split("[:,]")[0]).toList());
    }

    @Test
    void foldersWhoseHashesDifferAreToldThoughTheyDecideNothing() {
        List<String> lines = VerdictLines.of(clean(true, new DirectoryHashes(4, 1, List.of(new DirectoryHashes.Mismatch("", "xxh64", true, false),
                new DirectoryHashes.Mismatch("Clips", "md5", false, false)))));
        assertEquals(List.of("ok: every listed file was read and matches, and nothing else is there",
                "  folder: . (xxh64): content right, structure wrong: something inside was renamed, moved or swapped",
                "  folder: Clips (md5): the content hash that is recorded of it does not follow from its files, nor does its structure hash",
                "next, folder: every file was judged by itself; ask whoever sealed the folder what was where."), lines);
    }

    @Test
    void nothingIsCutOff() {
        List<String> missing = IntStream.range(0, 100_000).mapToObj(i -> "clip" + i + ".mov").toList();
        List<String> lines = VerdictLines.of(verdict(true, List.of("missing"), false, missing, DirectoryHashes.NONE));
        assertEquals(100_000, lines.stream().filter(line -> line.startsWith("  missing: clip")).count());
    }

    @Test
    void theQuickCheckPointsToVerify() {
        assertEquals("ok: every listed file was read and matches, and nothing else is there", String.join("|", VerdictLines.of(clean(true, DirectoryHashes.NONE))));
        List<String> lines = VerdictLines.of(clean(false, DirectoryHashes.NONE));
        assertTrue(lines.get(0).contains("nothing is proven") && lines.get(1).contains("mhl verify"), lines.toString());
    }
}
