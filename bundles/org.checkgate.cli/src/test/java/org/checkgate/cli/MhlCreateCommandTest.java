package org.checkgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MhlCreateCommandTest {
    private final Shell shell = new Shell();
    @TempDir
    private Path folder;
    private Path card;

    @BeforeEach
    void fill() throws IOException {
        folder = folder.toRealPath();
        card = Files.createDirectories(folder.resolve("A001"));
        Files.createDirectories(card.resolve("Clips"));
        Files.writeString(card.resolve("Clips/one.mov"), "one");
        Files.writeString(card.resolve("Clips/two.mov"), "two");
        Files.writeString(card.resolve("report.pdf"), "report");
        Files.writeString(folder.resolve("outside.mov"), "outside");
    }

    private int create(String... options) {
        return run("create", options);
    }

    private int run(String command, String... options) {
        List<String> line = new ArrayList<>(List.of("mhl", command, card.toString()));
        line.addAll(List.of(options));
        return shell.run(line.toArray(String[]::new));
    }

    private JsonNode generation(int number) throws IOException {
        assertEquals(0, run("info", "--json"), shell.out() + shell.err());
        return shell.json().path("histories").path(".").get(number - 1);
    }

    @Test
    void whatIsRecordedOfTheCreatorIsToldAgain() throws IOException {
        assertEquals(0, create("--process", "transfer", "--author", "Ana <DIT> & Söhne", "--author-email", "ana@example.com",
                "--author-phone", "+1 234", "--author-role", "DIT", "--location", "Łódź", "--comment", "Card 1", "--threads", "1"), shell.err());
        JsonNode generation = generation(1);
        assertEquals("transfer", generation.path("process").asText());
        assertEquals("Łódź", generation.path("location").asText());
        assertEquals("Card 1", generation.path("comment").asText());
        assertEquals("[{\"name\":\"Ana <DIT> & Söhne\",\"email\":\"ana@example.com\",\"phone\":\"+1 234\",\"role\":\"DIT\"}]",
                generation.path("authors").toString());
        assertEquals(0, run("info"));
        Stream.of("Ana <DIT> & Söhne (DIT, ana@example.com, +1 234)", "location: Łódź", "comment: Card 1")
                .forEach(told -> assertTrue(shell.out().contains(told), shell.out()));
    }

    @Test
    void withoutOptionsItIsInPlaceAndByNobody() throws IOException {
        assertEquals(0, create());
        assertEquals("in-place", generation(1).path("process").asText());
        assertEquals("[]", generation(1).path("authors").toString());
    }

    @ParameterizedTest
    @CsvSource({"--process,flatten,in-place or transfer", "--process,copy,in-place or transfer", "--threads,0,from 1 to 64",
        "--threads,65,from 1 to 64", "--threads,many,--threads", "--author-role,DIT,no name", "--author-email,ana@example.com,no name",
        "--file,nothing.mov,There is no nothing.mov", "--file,Clips/../../nothing.mov,lies outside", "--file,.,the folder itself",
        "--file,/etc/hostname,lies outside", "--hash,crc32,no hash format"})
    void aWrongValueIsRefusedBeforeAnythingIsRead(String option, String value, String said) throws IOException {
        Map<String, String> before = TreeState.of(folder);
        assertEquals(2, create(option, value));
        assertTrue(shell.err().contains(said), shell.err());
        assertFalse(shell.err().contains("Reading"), shell.err());
        assertEquals(before, TreeState.of(folder));
    }

    @Test
    void anAddressThatIsNoneIsRefused() throws IOException {
        for (String address : new String[] {"ana", "@example.com", "ana@example", "ana@.com"}) {
            assertEquals(2, create("--author", "Ana", "--author-email", address), address);
            assertTrue(shell.err().contains("'" + address + "' is no e-mail address"), shell.err());
        }
        assertEquals(2, create("--author", " "));
        assertFalse(Files.exists(card.resolve("ascmhl")));
    }

    @Test
    void aTextThatNoListCanCarryIsRefusedBeforeHashing() {
        for (String option : new String[] {"--comment", "--location", "--author", "--author-role"}) {
            assertEquals(2, create(option, "bell\u0007"), option);
            assertTrue(shell.err().contains("control character"), shell.err());
        }
        assertFalse(Files.exists(card.resolve("ascmhl")));
    }

    @Test
    void chosenFilesAndFoldersAreRecordedHoweverTheirPathsAreGiven() throws IOException {
        Path here = Path.of("").toRealPath();
        assertEquals(0, create("--file", "Clips/one.mov", "--file", here.relativize(card.resolve("report.pdf")).toString(), "--json"), shell.err());
        assertTrue(shell.json().path("clean").asBoolean());
        assertEquals(2, generation(1).path("files").asInt());
        assertEquals(0, create("--file", card.resolve("Clips").toString()));
        assertEquals(2, generation(2).path("files").asInt());
        assertEquals(0, generation(2).path("dirs").asInt());
        assertEquals(0, run("verify"), shell.out());
    }

    @Test
    void aChosenFileIsNotFollowedOutOfTheFolder() throws IOException {
        Files.createSymbolicLink(card.resolve("way out"), folder);
        assertEquals(2, create("--file", "way out/outside.mov"));
        assertTrue(shell.err().contains("lies outside"), shell.err());
        assertEquals(2, create("--file", folder.resolve("outside.mov").toString()));
        assertEquals(2, create("--file", "../outside.mov"));
        assertFalse(Files.exists(card.resolve("ascmhl")));
    }

    @Test
    void whatAPatternTakesOutCannotBeChosen() throws IOException {
        Files.writeString(card.resolve(".DS_Store"), "x");
        assertEquals(1, create("--file", ".DS_Store"));
        assertTrue(shell.err().contains(".DS_Store") && shell.err().contains("nothing was written"), shell.err());
        assertFalse(Files.exists(card.resolve("ascmhl")));
    }

    @Test
    void aRenamedFileIsRecordedAsSuch() throws IOException {
        assertEquals(0, create());
        Files.move(card.resolve("Clips/one.mov"), card.resolve("Clips/eins.mov"));
        assertEquals(1, run("verify"));
        assertTrue(shell.out().contains("renamed, as it seems: Clips/one.mov -> Clips/eins.mov"), shell.out());
        assertEquals(0, create("--json"), shell.out());
        assertEquals("[{\"from\":\"Clips/one.mov\",\"to\":\"Clips/eins.mov\"}]", shell.json().path("renamed").toString());
        assertEquals("[]", shell.json().path("missing").toString());
        assertEquals(0, run("verify"), shell.out());
    }

    @Test
    void withoutRenamesTheOldNameStaysExpected() throws IOException {
        assertEquals(0, create());
        Files.move(card.resolve("Clips/one.mov"), card.resolve("Clips/eins.mov"));
        assertEquals(1, create("--no-renames", "--json"));
        assertEquals("[]", shell.json().path("renamed").toString());
        assertEquals("[\"Clips/one.mov\"]", shell.json().path("missing").toString());
        assertFalse(shell.json().path("clean").asBoolean(true));
        assertEquals(1, create("--no-renames"));
        assertTrue(shell.out().contains("missing: Clips/one.mov") && shell.out().contains("next, missing: "), shell.out());
    }

    @Test
    void aFileThatHasChangedIsToldAndRecordedAsFailed() throws IOException {
        assertEquals(0, create());
        Files.writeString(card.resolve("report.pdf"), "retort");
        assertEquals(1, create("--json"));
        assertEquals("[\"report.pdf\"]", shell.json().path("failed").toString());
        assertEquals(1, generation(2).path("actions").path("failed").asInt());
    }

    @Test
    void nothingFollowsAHistoryWithFaults() throws IOException {
        assertEquals(0, create("--json"));
        Path manifest = card.resolve(shell.json().path("manifests").get(0).asText());
        Files.writeString(manifest, Files.readString(manifest).replace("checkgate", "somebody"));
        Map<String, String> before = TreeState.of(card);
        assertEquals(1, create("--json"));
        assertEquals("", shell.out());
        assertTrue(shell.err().contains(card.relativize(manifest) + ": it is not the one that was sealed") && shell.err().contains("manifest-modified"), shell.err());
        assertTrue(shell.err().contains("nothing was written"), shell.err());
        assertEquals(before, TreeState.of(card));
    }

    @Test
    void aFileInTheWayOfTheHistoryIsNamed() throws IOException {
        Files.writeString(card.resolve("ascmhl"), "a file");
        assertEquals(1, create());
        assertTrue(shell.err().contains("'ascmhl'") && !shell.err().contains("fault of Checkgate"), shell.err());
    }
}
