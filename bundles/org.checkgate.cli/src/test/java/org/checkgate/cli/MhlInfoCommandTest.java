package org.checkgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MhlInfoCommandTest {
    private final Shell shell = new Shell();
    @TempDir
    private Path folder;
    private Path card;

    @BeforeEach
    void seal() throws IOException {
        folder = folder.toRealPath();
        card = Files.createDirectories(folder.resolve("A001"));
        Files.writeString(card.resolve("one.mov"), "one");
        create("md5");
    }

    private void create(String format) {
        int exit = shell.run("mhl", "create", card.toString(), "--hash", format);
        assertTrue(exit == 0 || exit == 1, shell.err());
    }

    private int info(String file, String... more) {
        String[] line = {"mhl", "info", card.toString(), "--file", file};
        String[] all = Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return shell.run(all);
    }

    @Test
    void everyRecordedHashOfAFileIsTold() throws IOException {
        create("xxh64");
        Files.writeString(card.resolve("one.mov"), "0ne");
        create("md5");
        assertEquals(0, info("one.mov", "--json"), shell.err());
        JsonNode file = shell.json();
        assertEquals("one.mov", file.path("path").asText());
        assertTrue(file.path("recorded").asBoolean());
        assertEquals(3, file.path("size").asLong());
        assertEquals("{\"generation\":1,\"format\":\"md5\",\"value\":\"f97c5d29941bfb1b2fdab0874906ab82\",\"trusted\":true}",
                file.path("hashes").get(0).toString());
        assertEquals(2, file.path("hashes").get(1).path("generation").asInt());
        JsonNode last = file.path("hashes").get(file.path("hashes").size() - 1);
        assertEquals(3, last.path("generation").asInt());
        assertTrue(last.path("trusted").isBoolean() && !last.path("trusted").asBoolean(), "a failed hash is never trusted");
        assertEquals(0, info(card.resolve("one.mov").toString()));
        assertTrue(shell.out().contains("generation 1 (2") && shell.out().contains("in-place): md5 f97c5d29941bfb1b2fdab0874906ab82"), shell.out());
        assertTrue(shell.out().contains("failed, not trusted"), shell.out());
    }

    @Test
    void aMissingFileStillHasAHistory() throws IOException {
        Files.delete(card.resolve("one.mov"));
        Path here = Path.of("").toRealPath();
        assertEquals(0, info(here.relativize(card.resolve("one.mov")).toString()), shell.err());
        assertTrue(shell.out().startsWith("one.mov: 3 bytes"), shell.out());
    }

    @Test
    void aRenamedFileIsFoundUnderBothNames() throws IOException {
        Files.move(card.resolve("one.mov"), card.resolve("eins.mov"));
        create("md5");
        assertEquals(0, info("eins.mov", "--json"));
        assertEquals("[{\"from\":\"one.mov\",\"to\":\"eins.mov\"}]", shell.json().path("renamed").toString());
        assertEquals(1, shell.json().path("hashes").get(0).path("generation").asInt(), "the history goes on under the new name");
        assertEquals(1, info("one.mov"));
        assertTrue(shell.out().contains("renamed: one.mov -> eins.mov"), shell.out());
    }

    @Test
    void aFileThatNoListRecordsIsNoGoodAnswer() throws IOException {
        Files.writeString(card.resolve("extra.mov"), "x");
        assertEquals(1, info("extra.mov", "--json"));
        assertTrue(shell.json().path("recorded").isBoolean() && !shell.json().path("recorded").asBoolean());
        assertEquals("[]", shell.json().path("hashes").toString());
        assertEquals(2, info("../other.mov"));
        assertTrue(shell.err().contains("lies outside"), shell.err());
        assertEquals(2, info("/etc/hostname"));
    }

    @Test
    void aHistoryWithFaultsVouchesForNoFile() throws IOException {
        Files.delete(card.resolve("ascmhl/ascmhl_chain.xml"));
        assertEquals(1, info("one.mov"));
        assertTrue(shell.err().contains("chain-missing"), shell.err());
        assertEquals(1, shell.run("mhl", "info", card.toString()));
        assertTrue(shell.out().contains("the chain is not there (chain-missing)"), shell.out());
    }

    @Test
    void aCollectionAboutAFolderElsewhereIsTold() throws IOException {
        Path pack = folder.resolve("pack");
        assertEquals(0, shell.run("mhl", "flatten", card.toString(), "--to", pack.toString(), "--json"), shell.err());
        Path list = Path.of(shell.json().path("manifest").asText());
        assertEquals(0, shell.run("mhl", "info", pack.toString(), "--json"), shell.out());
        JsonNode collection = shell.json().path("collections").get(0);
        assertEquals("ascmhl_collection.xml", collection.path("path").asText());
        assertEquals(list.getFileName().toString(), collection.path("packing_lists").get(0).path("file").asText());
        assertEquals("flatten", collection.path("packing_lists").get(0).path("process").asText());
        assertEquals(1, collection.path("packing_lists").get(0).path("files").asInt());
        assertEquals(0, shell.run("mhl", "info", pack.toString()));
        assertTrue(shell.out().contains("ascmhl_collection.xml: collection of 1 packing lists") && shell.out().contains("--packing-list"), shell.out());

        Files.writeString(list, Files.readString(list).replace("one.mov", "two.mov"));
        assertEquals(1, shell.run("mhl", "info", pack.toString()));
        assertTrue(shell.out().contains("manifest-modified"), shell.out());
    }

    @Test
    void aCollectionThatCountsWhereItLiesIsToldOnce() throws IOException {
        assertEquals(0, shell.run("mhl", "flatten", card.toString(), "--to", folder.resolve("pack").toString()));
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Files.copy(card.resolve("one.mov"), copy.resolve("one.mov"));
        for (File file : folder.resolve("pack").toFile().listFiles()) {
            Files.copy(file.toPath(), copy.resolve(file.getName()));
        }
        assertEquals(0, shell.run("mhl", "info", copy.toString(), "--json"), shell.out());
        assertEquals(1, shell.json().path("stand_alone").size());
        assertTrue(shell.json().path("collections").get(0).path("counts_here").asBoolean());
        assertEquals(1, shell.json().path("collections").get(0).path("packing_lists").size());
        assertEquals(0, shell.run("mhl", "verify", copy.toString()), shell.out());
    }
}
