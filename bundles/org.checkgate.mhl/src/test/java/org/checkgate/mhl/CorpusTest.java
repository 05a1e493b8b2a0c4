package org.checkgate.mhl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of the corpus must come out exactly as the corpus states. */
class CorpusTest {
    private static final List<String> SAME = List.of("kind", "verdict", "findings", "accept", "missing", "missing_dirs",
            "extra", "extra_dirs", "renamed", "unverifiable", "ignored", "links", "unsafe_entries", "history_errors");

    @Test
    void isWhole() throws IOException {
        assertEquals(70, Corpus.cases().size());
    }

    @TestFactory
    Stream<DynamicTest> verifies() throws IOException {
        return Corpus.cases().stream().map(aCase -> dynamicTest(aCase.getFileName().toString(), () -> {
            JsonNode expected = Corpus.expected(aCase);
            JsonNode actual = Corpus.json(HashLists.verify(Corpus.root(aCase), VerifyListener.NONE).asDocument());
            assertTrue(actual.get("hashed").asBoolean());
            for (String field : SAME) {
                assertEquals(expected.get(field), actual.get(field), field + " in " + actual);
            }
            altered(expected.get("altered"), actual.get("altered"));
        }));
    }

    /** The corpus leaves out what a classic list's reader does not state; what it states must be equal. */
    private static void altered(JsonNode expected, JsonNode actual) {
        assertEquals(expected.size(), actual.size(), () -> "altered: " + actual);
        for (int i = 0; i < expected.size(); i++) {
            JsonNode one = actual.get(i);
            expected.get(i).properties().forEach(fact -> assertEquals(fact.getValue().toString(),
                    String.valueOf(one.get(fact.getKey())), () -> fact.getKey() + " in " + one));
        }
    }

    @TestFactory
    Stream<DynamicTest> checksQuickly() throws IOException {
        return Corpus.cases().stream().map(aCase -> dynamicTest(aCase.getFileName().toString(), () -> {
            JsonNode expected = Corpus.expected(aCase);
            Path root = Corpus.root(aCase);
            JsonNode actual = Corpus.json(HashLists.diff(root).asDocument());
            assertFalse(actual.get("hashed").asBoolean());
            assertFalse(actual.get("accept").asBoolean());
            assertEquals(expected.get("quick_check"), actual.get("findings"), () -> "in " + actual);
            for (String field : List.of("missing", "missing_dirs", "extra", "ignored", "links", "unsafe_entries",
                    "history_errors")) {
                assertEquals(expected.get(field), actual.get(field), field + " in " + actual);
            }
        }));
    }
}
