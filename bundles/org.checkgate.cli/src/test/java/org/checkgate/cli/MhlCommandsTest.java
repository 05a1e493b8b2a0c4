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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MhlCommandsTest {
    private static final List<String> CONTRACT = List.of("verdict", "findings", "accept", "missing", "missing_dirs", "extra", "extra_dirs", "altered",
            "renamed", "unverifiable", "ignored", "links", "unsafe_entries", "history_errors", "hashed");
    private final Shell shell = new Shell();
    @TempDir
    private Path folder;
    private Path card;

    @BeforeEach
    void seal() throws IOException {
        card = Files.createDirectories(folder.resolve("A001"));
        Files.writeString(card.resolve("one.mov"), "one");
        Files.writeString(card.resolve("zwei ä.mov"), "two");
        assertEquals(0, shell.run("mhl", "create", card.toString(), "--hash", "xxh64,md5", "--json"), shell.err());
        assertEquals(1, shell.json().path("manifests").size());
        assertTrue(shell.json().path("clean").asBoolean());
    }

    @Test
    void aSealedCardIsAccepted() throws IOException {
        assertEquals(0, shell.run("mhl", "verify", card.toString(), "--json"));
        JsonNode document = shell.json();
        CONTRACT.forEach(name -> assertTrue(document.has(name), name));
        assertTrue(document.path("accept").isBoolean() && document.path("accept").asBoolean());
        assertEquals("[\"ok\"]", document.path("findings").toString());
    }

    @Test
    void anAlteredMissingAndExtraFileAreAllNamed() throws IOException {
        Files.writeString(card.resolve("one.mov"), "0ne");
        Files.move(card.resolve("zwei ä.mov"), card.resolve("drei.mov"));
        Files.writeString(card.resolve("drei.mov"), "three");
        assertEquals(1, shell.run("mhl", "verify", card.toString(), "--json"));
        JsonNode document = shell.json();
        assertFalse(document.path("accept").asBoolean());
        assertEquals("altered", document.path("verdict").asText());
        assertEquals("one.mov", document.path("altered").get(0).path("path").asText());
        assertEquals("[\"zwei ä.mov\"]", document.path("missing").toString());
        assertEquals("[\"drei.mov\"]", document.path("extra").toString());
        assertEquals(1, shell.run("mhl", "verify", card.toString()));
        assertTrue(shell.out().contains("altered: one.mov"), shell.out());
    }

    @Test
    void aVerificationWithAJournalTellsWhatItTookOver() throws IOException {
        String journal = folder.resolve("journal").toString();
        assertEquals(0, shell.run("mhl", "verify", card.toString(), "--journal", journal, "--json"), shell.err());
        assertFalse(shell.json().has("resumed"));
        assertEquals(0, shell.run("mhl", "verify", card.toString(), "--journal", journal, "--json"), shell.err());
        assertEquals(2, shell.json().at("/resumed/files").asInt());
        assertEquals(0, shell.run("mhl", "verify", card.toString(), "--journal", journal));
        assertTrue(shell.out().contains("2 files were verified by the interrupted run"), shell.out());
        assertEquals(2, shell.run("mhl", "verify", card.toString(), "--journal", card.resolve("journal").toString()));
        assertFalse(Files.exists(card.resolve("journal")));
        Files.writeString(folder.resolve("mine"), "my text");
        assertEquals(2, shell.run("mhl", "verify", card.toString(), "--journal", folder.resolve("mine").toString()));
        assertEquals("my text", Files.readString(folder.resolve("mine")));
    }

    @Test
    void theQuickCheckNeverAccepts() throws IOException {
        Files.writeString(card.resolve("one.mov"), "0ne");
        assertEquals(0, shell.run("mhl", "diff", card.toString(), "--json"));
        assertFalse(shell.json().path("hashed").asBoolean(true));
        assertFalse(shell.json().path("accept").asBoolean(true));
        Files.delete(card.resolve("one.mov"));
        assertEquals(1, shell.run("mhl", "diff", card.toString(), "--json"));
    }

    @Test
    void aFolderWithoutAnyListIsNotAccepted() throws IOException {
        Path bare = Files.createDirectories(folder.resolve("bare"));
        Files.writeString(bare.resolve("x"), "x");
        assertEquals(1, shell.run("mhl", "verify", bare.toString(), "--json"));
        assertEquals("no-manifest", shell.json().path("verdict").asText());
        assertEquals(1, shell.run("mhl", "info", bare.toString()));
    }

    @Test
    void infoTellsTheGenerations() throws IOException {
        assertEquals(0, shell.run("mhl", "info", card.toString(), "--json"));
        JsonNode generation = shell.json().path("histories").path(".").get(0);
        assertEquals(1, generation.path("number").asInt());
        assertEquals(2, generation.path("files").asInt());
        assertEquals("checkgate", generation.path("tool").asText());
    }

    @Test
    void flatteningWritesOutsideOnlyAndNothingOver() throws IOException {
        List<String> before = names();
        Path pack = folder.resolve("pack");
        assertEquals(2, shell.run("mhl", "flatten", card.toString(), "--to", card.resolve("pack").toString()));
        assertEquals(0, shell.run("mhl", "flatten", card.toString(), "--to", pack.toString(), "--json"), shell.err());
        assertTrue(Files.size(Path.of(shell.json().path("manifest").asText())) > 0);
        assertEquals(2, shell.run("mhl", "flatten", card.toString(), "--to", pack.toString()));
        assertEquals(before, names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(card)) {
            return new ArrayList<>(files.map(Path::toString).sorted().toList());
        }
    }
}
