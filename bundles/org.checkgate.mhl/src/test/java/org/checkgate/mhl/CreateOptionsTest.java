package org.checkgate.mhl;

import static org.checkgate.mhl.HashFormat.MD5;
import static org.checkgate.mhl.HashFormat.XXH64;
import static org.checkgate.mhl.Lists.AT;
import static org.checkgate.mhl.Lists.file;
import static org.checkgate.mhl.Lists.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who writes a generation, of what, and of which files. */
class CreateOptionsTest {
    private static final CreateOptions WHOLE = CreateOptions.whole(Set.of(XXH64), Lists.CREATOR, AT);

    @TempDir
    Path temp;

    private Created create(CreateOptions options) throws IOException {
        return HashLists.create(temp, options, VerifyListener.NONE, 2);
    }

    @Test
    void authorsPlaceRemarkAndProcessAreReadBackAsWritten() throws IOException {
        file(temp, "a.mov", "a");
        Author ana = new Author("Ana <DIT> & S\u00f6hne", "ana@example.com", "+1 \"234\"", "DIT");
        Creator creator = new Creator("tool", "1", "host", List.of(ana, new Author("Bo", "", "", "")), "Stage 3, \u0141\u00f3d\u017a", "a\nb");
        create(CreateOptions.whole(Set.of(XXH64), creator, AT).process(ProcessType.TRANSFER));
        Generation generation = HashLists.read(temp).ownHistory().generations().get(0);
        assertEquals(creator.authors(), generation.authors());
        assertEquals("Stage 3, \u0141\u00f3d\u017a", generation.location());
        assertEquals("a\nb", generation.comment());
        assertEquals("transfer", generation.process());
    }

    @Test
    void theReferenceToolsAuthorIsRead() throws IOException {
        Generation generation = HashLists.read(Corpus.root(Corpus.named("s12"))).ownHistory().generations().get(0);
        assertEquals(List.of(new Author("Ana <DIT> & S\u00f6hne", "ana@example.com", "+1 234 567", "DIT")), generation.authors());
    }

    @Test
    void anAuthorOfOlderFilesIsReadFromChildElements() throws IOException {
        file(temp, "a.mov", "a");
        Lists.history(temp, Lists.manifest(Lists.record("a.mov", Lists.md5("a", "original"))).replace("<hashes>",
                "<creatorinfo><author><name>Ana</name><role>DIT</role></author></creatorinfo><hashes>"));
        assertEquals(List.of(new Author("Ana", "", "", "DIT")), HashLists.read(temp).ownHistory().generations().get(0).authors());
    }

    @Test
    void whatTheSchemaDoesNotAllowIsRefused() {
        for (Author bad : List.of(new Author("", "", "", ""), new Author("Ana", "ana", "", ""), new Author("Ana", "a@b", "", ""))) {
            assertThrows(IllegalArgumentException.class, () -> new Creator("t", "1", "h", List.of(bad), "", ""));
        }
        assertThrows(IllegalArgumentException.class, () -> WHOLE.process(ProcessType.FLATTEN));
        assertThrows(IllegalArgumentException.class, () -> CreateOptions.whole(Set.of(), Lists.CREATOR, AT));
        assertThrows(IllegalArgumentException.class, () -> CreateOptions.whole(Set.of(HashFormat.XXH32), Lists.CREATOR, AT));
    }

    @Test
    void chosenFilesAloneAreRecordedAndNothingIsSaidOfTheRest() throws IOException {
        file(temp, "CLIPS/a.mov", "a");
        file(temp, "b.mov", "b");
        create(WHOLE);
        file(temp, "REPORTS/one.pdf", "1");
        file(temp, "REPORTS/two.pdf", "2");
        file(temp, "three.txt", "3");
        Files.delete(temp.resolve("b.mov"));
        Created second = create(WHOLE.only(Set.of("REPORTS", "CLIPS/a.mov")));
        assertEquals(List.of(), second.missing());
        Generation generation = HashLists.read(temp).ownHistory().generations().get(1);
        assertEquals(3, generation.files());
        assertEquals(0, generation.directories());
        Verdict verdict = verify(temp);
        assertEquals(List.of("b.mov"), verdict.missing());
        assertEquals(List.of("three.txt"), verdict.extra());
        assertEquals(List.of(), verdict.directoryHashes().mismatches(), "older directory hashes are out of date, not wrong");
    }

    @Test
    void chosenFilesOfANestedHistoryGoThereAndTheOuterOneRefersToIt() throws IOException {
        Path day = Corpus.copy("s13", temp);
        file(day, "CAMERA/A001R1AB/report.pdf", "r");
        Created created = HashLists.create(day, WHOLE.only(Set.of("CAMERA/A001R1AB/report.pdf")), VerifyListener.NONE, 1);
        assertEquals(2, created.manifests().size());
        Scope scope = HashLists.read(day);
        Generation outer = scope.ownHistory().generations().get(1);
        assertEquals(0, outer.files());
        assertEquals(List.of(created.manifests().get(0)), outer.references().stream().map(Reference::path).toList());
        assertEquals(List.of("ok"), verify(day).findings());
        assertEquals(List.of("ok"), verify(day.resolve("CAMERA/A001R1AB")).findings());
    }

    @Test
    void aChosenPathWithNothingThereIsRefusedBeforeAnythingIsWritten() throws IOException {
        file(temp, "a.mov", "a");
        assertThrows(IllegalArgumentException.class, () -> create(WHOLE.only(Set.of("a.mov", "b.mov"))));
        assertFalse(Files.exists(temp.resolve("ascmhl")));
    }

    @Test
    void whatIsCancelledWritesNothing() throws IOException {
        file(temp, "a.mov", "a");
        assertThrows(CancellationException.class, () -> HashLists.create(temp, WHOLE, new VerifyListener() {
            @Override
            public boolean cancelled() {
                return true;
            }
        }, 2));
        assertFalse(Files.exists(temp.resolve("ascmhl")));
    }

    @Test
    void aKnownFileInANewFormatIsVerifiedInTheOldOneToo() throws IOException {
        file(temp, "a.mov", "a");
        create(CreateOptions.whole(Set.of(MD5), Lists.CREATOR, AT));
        create(WHOLE.only(Set.of("a.mov")));
        List<RecordedHash> hashes = HashLists.read(temp).files().get("a.mov").hashes();
        assertEquals(List.of("md5", "md5", "xxh64"), hashes.stream().map(RecordedHash::format).toList());
    }
}
