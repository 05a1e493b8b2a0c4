package org.checkgate.mhl;

import static org.checkgate.mhl.Lists.classic;
import static org.checkgate.mhl.Lists.classicList;
import static org.checkgate.mhl.Lists.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scope tells an intake before anything is read, and the example of the package's documentation. */
class ScopeTest {
    @TempDir
    Path temp;

    @Test
    void listsWhatIsThereWithoutHashing() throws IOException {
        Scope scope = HashLists.read(Corpus.root(Corpus.named("s27")));
        Map<String, FoundFile.Role> roles = new TreeMap<>();
        scope.found().forEach(file -> roles.put(file.path(), file.role()));
        assertEquals(FoundFile.Role.RECORDED, roles.get("A001C002_240101_R1AB.mov"));
        assertEquals(FoundFile.Role.EXTRA, roles.get("A001C009_240101_R1AB.mov"));
        assertEquals(FoundFile.Role.HISTORY, roles.get("ascmhl/ascmhl_chain.xml"));
        assertNull(roles.get("A001C001_240101_R1AB.mov"));
        assertTrue(scope.files().containsKey("A001C001_240101_R1AB.mov"));
        assertEquals(OptionalLong.of(1362), scope.files().get("A001C002_240101_R1AB.mov").size());
        assertEquals(2, scope.manifestFiles().size());
    }

    @Test
    void anUnusableHistoryExpectsNothingAndSaysSoOfItsFiles() throws IOException {
        Scope scope = HashLists.read(Corpus.root(Corpus.named("s40")));
        assertEquals(Map.of(), scope.files());
        assertFalse(scope.ownHistory().sound());
        assertEquals(Set.of(FoundFile.Role.UNEVALUATED, FoundFile.Role.HISTORY),
                Set.copyOf(scope.found().stream().map(FoundFile::role).toList()));
    }

    @Test
    void judgesStoredTextAgain() {
        Expected stored = new Expected("a.mov", OptionalLong.of(3),
                List.of(new RecordedHash("xxhash64be", "44BC2CF5AD770999", true, 1)));
        assertEquals(Set.of(HashFormat.XXH64), stored.formatsToCompute());
        assertTrue(stored.judge(3, Map.of(HashFormat.XXH64, "44bc2cf5ad770999")).good());
        assertEquals(FileVerdict.Outcome.UNVERIFIABLE, stored.judge(3, Map.of()).outcome());
        assertEquals(FileVerdict.How.SIZE, stored.judge(4, Map.of(HashFormat.XXH64, "0")).how());
    }

    @Test
    void cancels() throws IOException {
        Path root = Corpus.root(Corpus.named("s01"));
        VerifyListener cancelling = new VerifyListener() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> HashLists.verify(root, cancelling));
    }

    @Test
    void aFolderThatIsNoneIsAnError() throws IOException {
        Path file = file(temp, "a", "a");
        assertThrows(NotDirectoryException.class, () -> HashLists.read(file));
        assertThrows(NoSuchFileException.class, () -> HashLists.read(temp.resolve("nothing")));
    }

    @Test
    void oldEncodingsAndDecorationsAreRead() throws IOException {
        file(temp, "\u00e4.mov", "a");
        String list = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><!-- old -->" + classicList(classic("\u00e4.mov",
                "<md5 bit=\"128\" encoding=\"hex\">0CC175B9C0F1B6A831C399E269772661</md5>")).replace("<?xml version=\"1.0\"?>", "");
        Files.write(temp.resolve("OLD.MHL"), list.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(List.of("ok"), Lists.verify(temp).findings());
    }

    @Test
    void theExampleOfTheDocumentation() throws IOException {
        Path card = Corpus.root(Corpus.named("s01"));
        // tag::example[]
        Scope scope = HashLists.read(card);
        if (scope.diff().findings().equals(List.of("ok"))) {
            Verdict verdict = HashLists.verify(scope, VerifyListener.NONE, 2);
            assertTrue(verdict.accept());
        }
        // end::example[]
        assertEquals(ScopeKind.ASCMHL, scope.kind());
    }
}
