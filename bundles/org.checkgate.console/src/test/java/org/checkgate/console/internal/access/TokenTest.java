package org.checkgate.console.internal.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.checkgate.console.internal.Asking;
import org.checkgate.console.internal.http.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
    @TempDir
    Path folder;

    @Test
    void isRandomAndComparedWhole() {
        Token token = Token.random();
        assertNotEquals(token.text(), Token.random().text());
        assertTrue(token.is(token.text()));
        assertFalse(token.is(token.text().substring(1)));
        assertFalse(token.is(token.text() + "A"));
        assertFalse(token.is(""));
        assertFalse(token.is(null));
        assertFalse(token.toString().contains(token.text()));
    }

    @Test
    void survivesARestartInAFileForItsOwnerAlone() throws Exception {
        Path path = folder.resolve("run/console.json");
        Guard first = new Guard(new ConsoleFile(path), Token.random());
        new ConsoleFile(path).write(content(first.token()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        assertEquals(first.token(), new Guard(new ConsoleFile(path), Token.random()).token());
        try (var beside = Files.list(path.getParent())) {
            assertEquals(List.of(path), beside.toList());
        }
    }

    @Test
    void theFileHasTheContractsFields() throws Exception {
        Path path = folder.resolve("console.json");
        Token token = Token.random();
        new ConsoleFile(path).write(content(token));
        JsonNode written = Json.MAPPER.readTree(path.toFile());
        assertEquals(List.of("address", "token", "link", "pid", "startedAt", "demo", "version"), Asking.fields(written));
        assertEquals("http://127.0.0.1:8480/?token=" + token.text(), written.get("link").asText());
        assertEquals(7, written.get("pid").asLong());
    }

    @Test
    void aFileThatOthersCouldReadHasNoSecretAnyMore() throws Exception {
        Path path = folder.resolve("console.json");
        new ConsoleFile(path).write(content(Token.random()));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(Optional.empty(), new ConsoleFile(path).token());
    }

    @Test
    void theScrapeTokenSurvivesARestartUnlessOthersCouldReadIt() throws Exception {
        Path path = folder.resolve("run/scrape.token");
        Token token = new ScrapeFile(path).token();
        assertEquals(token.text() + "\n", Files.readString(path));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        assertEquals(token, new ScrapeFile(path).token());
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        Token next = new ScrapeFile(path).token();
        assertNotEquals(token, next);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        assertEquals(next, new ScrapeFile(path).token());
        Files.writeString(path, "short");
        assertNotEquals(next, new ScrapeFile(path).token());
    }

    @Test
    void aBrokenFileIsReplaced() throws Exception {
        Path path = folder.resolve("console.json");
        for (String broken : List.of("", "{", "{\"token\":\"short\"}", "[]")) {
            Files.deleteIfExists(path);
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(path, broken);
            assertEquals(Optional.empty(), new ConsoleFile(path).token(), broken);
        }
    }

    @Test
    void findsTheAddressOnThisMachine() {
        assertEquals(Optional.of("http://127.0.0.1:8480"), Endpoints.loopback(
                new String[] {"/", "http://192.168.1.7:8480/", "https://127.0.0.1:8443/", "http://127.0.0.1:8480/"}));
        assertEquals(Optional.of("http://127.0.0.1:1"), Endpoints.loopback(List.of("http://127.0.0.1:1/")));
        assertEquals(Optional.empty(), Endpoints.loopback("http://10.0.0.1:80/"));
        assertEquals(Optional.empty(), Endpoints.loopback("/"));
        assertEquals(Optional.empty(), Endpoints.loopback(null));
        assertEquals(Optional.of("http://127.0.0.1:8480"), Endpoints.loopback(new String[] {"http://0.0.0.0:8480/"}));
        assertEquals(Optional.of("http://127.0.0.1:8480"), Endpoints.loopback(new String[] {"http://0:0:0:0:0:0:0:0:8480/"}));
        assertEquals(Optional.of("http://[::1]:8480"), Endpoints.loopback(new String[] {"http://0:0:0:0:0:0:0:1:8480/"}));
    }

    private static ConsoleFile.Content content(Token token) {
        return ConsoleFile.Content.of("http://127.0.0.1:8480", token, 7, "2026-03-14T12:00:00Z", true, "0.1.0");
    }
}
