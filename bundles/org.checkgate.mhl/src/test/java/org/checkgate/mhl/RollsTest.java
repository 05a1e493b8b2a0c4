package org.checkgate.mhl;

import static org.checkgate.mhl.Lists.classic;
import static org.checkgate.mhl.Lists.classicList;
import static org.checkgate.mhl.Lists.file;
import static org.checkgate.mhl.Lists.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which folders are rolls, and what belongs to none. */
class RollsTest {
    @TempDir
    Path temp;

    private static List<String> paths(RollSearch search) {
        return search.rolls().stream().map(Roll::path).toList();
    }

    private Verdict verify(Path searched, Roll roll) throws IOException {
        return HashLists.verify(HashLists.read(searched, roll), VerifyListener.NONE, 1);
    }

    private static String md5(String path, String text) {
        return classic(path, "<md5>" + hash(HashFormat.MD5, text) + "</md5>");
    }

    @Test
    void cardsWithTheirOwnHistory() throws IOException {
        Path tree = Corpus.named("s14").resolve("tree");
        RollSearch search = Rolls.find(tree);
        assertEquals(List.of("Day001_240101/CAMERA/A001R1AB", "Day001_240101/CAMERA/B003_VEN",
                "Day001_240101/SOUND/24Y01M05"), paths(search));
        assertEquals(List.of(), search.other());
        for (Roll roll : search.rolls()) {
            assertEquals(List.of("ok"), verify(tree, roll).findings());
        }
    }

    @Test
    void theOuterHistoryKeepsWhatLiesOutsideTheCards() throws IOException {
        Path day = Corpus.copy("s13", temp);
        RollSearch search = Rolls.find(temp);
        assertEquals(4, search.rolls().size());
        Roll outer = search.rolls().get(0);
        assertEquals(List.of("CAMERA/A001R1AB", "CAMERA/B003_VEN", "SOUND/24Y01M05"), outer.inner());
        Scope scope = HashLists.read(temp, outer);
        assertEquals(List.of("Reports/DailyReport_240101.pdf"), List.copyOf(scope.files().keySet()));
        assertEquals(List.of("ok"), verify(temp, outer).findings());

        Files.delete(day.resolve("Reports/DailyReport_240101.pdf"));
        assertEquals(List.of("missing"), verify(temp, Rolls.find(temp).rolls().get(0)).findings());
    }

    @Test
    void theReferencesOfTheOuterHistoryAreStillChecked() throws IOException {
        Path day = Corpus.copy("s13", temp);
        Path child = Files.list(day.resolve("SOUND/24Y01M05/ascmhl")).filter(f -> f.toString().contains("0002_"))
                .findFirst().orElseThrow();
        Files.writeString(child, Files.readString(child).replace("hostname>vm", "hostname>xx"));
        assertEquals(List.of("history-error"), verify(temp, Rolls.find(temp).rolls().get(0)).findings());
    }

    @Test
    void listsBesideTheCards() throws IOException {
        Path tree = Corpus.named("s98").resolve("tree");
        RollSearch search = Rolls.find(tree);
        assertEquals(List.of("Day001_240101/A001R1AB", "Day001_240101/B001R1CD"), paths(search));
        assertEquals(List.of(), search.other());
        assertEquals(List.of("Day001_240101/A001R1AB_2024-01-01_120000.mhl"), search.rolls().get(0).manifests());
        for (Roll roll : search.rolls()) {
            Verdict verdict = verify(tree, roll);
            assertEquals(List.of("ok"), verdict.findings());
            assertEquals(4, HashLists.read(tree, roll).files().size());
        }
    }

    @Test
    void severalListsOnOneCardAreOneRoll() throws IOException {
        RollSearch search = Rolls.find(Corpus.named("s97").resolve("tree"));
        assertEquals(List.of("A001R1AB"), paths(search));
        assertEquals(2, search.rolls().get(0).manifests().size());
    }

    @Test
    void aListInEveryClipFolderIsOneCard() throws IOException {
        file(temp, "A001R1AB/A001C001/a.mov", "a");
        file(temp, "A001R1AB/A001C001/A001C001.mhl", classicList(md5("a.mov", "a")));
        file(temp, "A001R1AB/A001C002/b.mov", "b");
        file(temp, "A001R1AB/A001C002/A001C002.mhl", classicList(md5("b.mov", "b")));
        RollSearch search = Rolls.find(temp);
        assertEquals(List.of("A001R1AB"), paths(search));
        assertEquals(List.of("ok"), verify(temp, search.rolls().get(0)).findings());
    }

    @Test
    void whatBelongsToNoRollIsListed() throws IOException {
        file(temp, "A001/a.mov", "a");
        file(temp, "A001/A001.mhl", classicList(md5("a.mov", "a")));
        file(temp, "notes.txt", "n");
        file(temp, "LOOSE/b.mov", "b");
        Files.createSymbolicLink(temp.resolve("away"), Path.of("/nowhere"));
        RollSearch search = Rolls.find(temp);
        assertEquals(List.of("A001"), paths(search));
        assertEquals(List.of("LOOSE/b.mov", "away", "notes.txt"),
                search.other().stream().map(FoundFile::path).sorted().toList());
        assertEquals(1, search.links().size());
    }

    @Test
    void aListThatCannotBeReadStillMakesARoll() throws IOException {
        file(temp, "A001/a.mov", "a");
        file(temp, "A001/A001.mhl", "<hashlist");
        RollSearch search = Rolls.find(temp);
        assertEquals(List.of("A001"), paths(search));
        assertEquals(List.of("history-error", "malformed"), verify(temp, search.rolls().get(0)).findings());
    }
}
