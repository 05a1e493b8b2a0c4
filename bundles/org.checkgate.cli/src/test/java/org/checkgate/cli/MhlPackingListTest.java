package org.checkgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks against what {@code flatten} wrote. */
class MhlPackingListTest {
    private final Shell shell = new Shell();
    @TempDir
    private Path folder;
    private Path card;
    private Path copy;
    private Path list;

    @BeforeEach
    void flatten() throws IOException {
        card = Files.createDirectories(folder.resolve("A001"));
        Files.writeString(card.resolve("one.mov"), "one");
        Files.writeString(card.resolve("two.mov"), "two");
        assertEquals(0, shell.run("mhl", "create", card.toString()));
        assertEquals(0, shell.run("mhl", "create", card.toString(), "--hash", "md5"));
        assertEquals(0, shell.run("mhl", "flatten", card.toString(), "--to", folder.resolve("pack").toString(), "--json"));
        list = Path.of(shell.json().path("manifest").asText());
        copy = Files.createDirectories(folder.resolve("copy"));
        Files.copy(card.resolve("one.mov"), copy.resolve("one.mov"));
        Files.copy(card.resolve("two.mov"), copy.resolve("two.mov"));
    }

    private int check(String command) {
        return shell.run("mhl", command, copy.toString(), "--packing-list", list.toString(), "--json");
    }

    private void assertFindings(String findings) throws IOException {
        assertEquals(1, check("verify"), shell.out());
        assertEquals(findings, shell.json().path("findings").toString(), shell.out());
        assertTrue(shell.json().path("accept").isBoolean() && !shell.json().path("accept").asBoolean());
    }

    @Test
    void aFolderWithoutListsIsCheckedAgainstTheOneGiven() throws IOException {
        Map<String, String> before = TreeState.of(folder);
        assertEquals(1, shell.run("mhl", "verify", copy.toString()), "by itself it has no list");
        assertEquals(0, check("verify"), shell.out());
        assertTrue(shell.json().path("accept").asBoolean());
        assertEquals(0, check("diff"), shell.out());
        assertEquals(before, TreeState.of(folder));
    }

    @Test
    void theFoldersOwnListsDoNotCountThen() throws IOException {
        assertEquals(0, shell.run("mhl", "verify", card.toString(), "--packing-list", list.toString()), shell.out());
        Files.delete(card.resolve("ascmhl/ascmhl_chain.xml"));
        assertEquals(0, shell.run("mhl", "verify", card.toString(), "--packing-list", list.toString()), shell.out());
        assertEquals(1, shell.run("mhl", "verify", card.toString()));
    }

    @Test
    void aFolderThatDiffersIsNotAccepted() throws IOException {
        Files.writeString(copy.resolve("one.mov"), "0ne");
        assertFindings("[\"altered\"]");
        assertEquals(0, check("diff"), "the size is the same");
        Files.writeString(copy.resolve("one.mov"), "longer");
        assertEquals(1, check("diff"));
        assertEquals("[\"size-mismatch\"]", shell.json().path("findings").toString());
        Files.move(copy.resolve("one.mov"), copy.resolve("three.mov"));
        assertFindings("[\"extra\",\"missing\"]");
    }

    @Test
    void aChangedListIsNotTheOneOfItsCollection() throws IOException {
        Files.writeString(list, Files.readString(list).replace("one.mov", "three.mov"));
        Files.move(copy.resolve("one.mov"), copy.resolve("three.mov"));
        assertFindings("[\"history-error\"]");
        assertTrue(shell.out().contains("manifest-modified"), shell.out());
        assertEquals(1, check("diff"));
        assertEquals("[\"history-error\"]", shell.json().path("findings").toString());
    }

    @Test
    void aListThatItsCollectionDoesNotKnowIsNotUsed() throws IOException {
        list = Files.move(list, list.resolveSibling("other.mhl"));
        assertFindings("[\"history-error\",\"no-manifest\"]");
        assertTrue(shell.out().contains("manifest-not-in-chain"), shell.out());
    }

    @Test
    void aListThatIsCutOffIsMalformed() throws IOException {
        Files.delete(list.resolveSibling("ascmhl_collection.xml"));
        Files.writeString(list, Files.readString(list).substring(0, 400));
        assertFindings("[\"history-error\",\"malformed\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "diff"})
    void aListThatIsNotThereIsSaid(String command) {
        assertEquals(2, shell.run("mhl", command, copy.toString(), "--packing-list", folder.resolve("no.mhl").toString()));
        assertTrue(shell.err().contains("There is no " + folder.resolve("no.mhl")), shell.err());
        assertEquals(2, shell.run("mhl", command, copy.toString(), "--packing-list", folder.toString()));
        assertTrue(shell.err().contains("is no file"), shell.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65", "-1", "two"})
    void threadsHaveBounds(String number) {
        assertEquals(2, shell.run("mhl", "verify", card.toString(), "--threads", number));
        assertEquals("", shell.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "64"})
    void anyNumberOfThreadsWithinThemComesToTheSame(String number) throws IOException {
        assertEquals(0, shell.run("mhl", "verify", card.toString(), "--threads", number, "--json"), shell.err());
        assertTrue(shell.json().path("accept").asBoolean());
    }
}
