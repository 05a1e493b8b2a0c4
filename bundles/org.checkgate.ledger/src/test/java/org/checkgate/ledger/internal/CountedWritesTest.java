package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lights rest on counters. They are right only as long as nobody writes what they count but the classes that count it. */
class CountedWritesTest {
    private static final Map<String, Set<String>> WRITERS = Map.of("copies", Set.of("CopyRows"), "files", Set.of("FileRows"), "roll_counts", Set.of("Counts"));
    private static final Pattern WRITES = Pattern.compile("(?:\\bINTO|\\bUPDATE|\\bDELETE\\s+FROM|\\bTRUNCATE\\s+TABLE)\\s+(copies|files|roll_counts)\\b", Pattern.CASE_INSENSITIVE);
    /** Statements are written over several lines. */
    private static final Pattern SEAM = Pattern.compile("\"\\s*\\+\\s*\"");

    private static Set<String> written(String source) {
        Set<String> tables = new TreeSet<>();
        for (Matcher matcher = WRITES.matcher(SEAM.matcher(source).replaceAll("")); matcher.find(); ) {
            tables.add(matcher.group(1).toLowerCase(Locale.ROOT));
        }
        return tables;
    }

    @Test
    void nobodyElseWritesFilesCopiesOrTheirCounters() throws Exception {
        Map<String, Set<String>> writers = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).forEach(file -> written(text(file)).forEach(table ->
                    writers.computeIfAbsent(table, name -> new TreeSet<>()).add(file.getFileName().toString().replace(".java", ""))));
        }
        assertEquals(WRITERS, writers);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aStatementIsFoundHoweverItIsWritten() {
        assertEquals(Set.of("copies"), written("sql.change(\"delete  from copies WHERE id = ?\");"));
        assertEquals(Set.of("copies"), written("sql.batch(\"MERGE INTO copies (file_id) \" + KEY);"));
        assertEquals(Set.of("files"), written("sql.change(\"UPDATE \"\n                + \"files f SET size = ?\");"));
        assertEquals(Set.of(), written("sql.list(\"SELECT * FROM copies\"); sql.change(\"INSERT INTO copies_seen VALUES (?)\");"));
    }
}
