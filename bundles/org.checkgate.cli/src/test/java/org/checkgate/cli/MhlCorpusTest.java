package org.checkgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.checkgate.mhl.UnpackedCorpus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every case of the corpus through the command line must come out exactly as the corpus states. */
class MhlCorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What can be seen without hashing, and so must be in both documents. */
    private static final List<String> SEEN = List.of("missing", "missing_dirs", "extra", "extra_dirs", "unverifiable", "ignored", "links",
            "unsafe_entries", "history_errors");
    @TempDir
    private static Path folder;
    private static List<Path> cases;
    private final Shell shell = new Shell();

    @BeforeAll
    static void unpack() throws IOException {
        cases = UnpackedCorpus.into(folder);
    }

    @Test
    void theCorpusIsWhole() {
        assertEquals(70, cases.size());
    }

    @TestFactory
    Stream<DynamicTest> verify() {
        return each((root, expected) -> {
            int exit = shell.run("mhl", "verify", root, "--json");
            JsonNode actual = shell.json();
            assertEquals(expected.get("accept").asBoolean() ? 0 : 1, exit, () -> "in " + actual);
            assertTrue(actual.get("hashed").asBoolean());
            Stream.concat(SEEN.stream(), Stream.of("kind", "verdict", "findings", "accept", "renamed"))
                    .forEach(field -> assertEquals(expected.get(field), actual.get(field), () -> field + " in " + actual));
            assertAltered(expected.get("altered"), actual.get("altered"));
        });
    }

    @TestFactory
    Stream<DynamicTest> diff() {
        return each((root, expected) -> {
            int exit = shell.run("mhl", "diff", root, "--json");
            JsonNode actual = shell.json();
            assertEquals(expected.get("quick_check"), actual.get("findings"), () -> "findings in " + actual);
            assertEquals(expected.get("quick_check").toString().equals("[\"ok\"]") ? 0 : 1, exit, () -> "in " + actual);
            assertFalse(actual.get("hashed").asBoolean());
            assertFalse(actual.get("accept").asBoolean());
            SEEN.forEach(field -> assertEquals(expected.get(field), actual.get(field), () -> field + " in " + actual));
            assertEquals(only(expected.get("renamed"), one -> one.get("recorded").asBoolean()), actual.get("renamed"));
            JsonNode resized = only(expected.get("altered"), one -> one.get("how").asText().equals("size"));
            assertEquals(paths(resized), paths(actual.get("altered")), () -> "altered in " + actual);
        });
    }

    /** Not even the time of a folder: a drive that is looked at is left as it was. */
    @Test
    void nothingIsWritten(@TempDir Path elsewhere) throws IOException {
        Map<String, String> before = TreeState.of(folder);
        for (Path aCase : cases) {
            String root = root(aCase, expected(aCase));
            String to = elsewhere.resolve(aCase.getFileName()).toString();
            assertNoFault("mhl", "verify", root);
            assertNoFault("mhl", "diff", root);
            assertNoFault("mhl", "info", root);
            assertNoFault("mhl", "flatten", root, "--to", to);
        }
        assertEquals(before, TreeState.of(folder));
    }

    private void assertNoFault(String... line) {
        int exit = shell.run(line);
        assertTrue(exit == 0 || exit == 1, () -> String.join(" ", line) + " ended with " + exit + ": " + shell.err());
    }

    private interface Check {
        void on(String root, JsonNode expected) throws IOException;
    }

    private static Stream<DynamicTest> each(Check check) {
        return cases.stream().map(aCase -> dynamicTest(aCase.getFileName().toString(), () -> {
            JsonNode expected = expected(aCase);
            check.on(root(aCase, expected), expected);
        }));
    }

    private static JsonNode expected(Path aCase) throws IOException {
        return JSON.readTree(aCase.resolve("expected.json").toFile());
    }

    private static String root(Path aCase, JsonNode expected) {
        return aCase.resolve(expected.get("root").asText()).toString();
    }

    /** The corpus leaves out what a classic list's reader does not state; what it states must be equal. */
    private static void assertAltered(JsonNode expected, JsonNode actual) {
        assertEquals(paths(expected), paths(actual), () -> "altered: " + actual);
        for (int i = 0; i < expected.size(); i++) {
            JsonNode one = actual.get(i);
            expected.get(i).properties().forEach(fact -> assertEquals(fact.getValue().toString(),
                    String.valueOf(one.get(fact.getKey())), () -> fact.getKey() + " in " + one));
        }
    }

    private static JsonNode only(JsonNode list, Predicate<JsonNode> wanted) {
        ArrayNode chosen = JSON.createArrayNode();
        StreamSupport.stream(list.spliterator(), false).filter(wanted).forEach(chosen::add);
        return chosen;
    }

    private static List<String> paths(JsonNode list) {
        return list.findValuesAsText("path");
    }
}
