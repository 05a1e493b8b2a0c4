package org.checkgate.mhl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example in the package's documentation is the one that {@link ScopeTest} compiles and runs. */
class DocumentationTest {

    @Test
    void theExampleIsTheOneThatRuns() throws IOException {
        String shown = between("src/main/java/org/checkgate/mhl/package-info.java", "<pre>{@code", "}</pre>")
                .replaceAll("(?m)^ \\* ?", "");
        String run = between("src/test/java/org/checkgate/mhl/ScopeTest.java", "// tag::example[]", "// end::example[]");
        assertFalse(shown.isBlank());
        assertEquals(run.strip().replaceAll("\\s+", " "), shown.strip().replaceAll("\\s+", " "));
    }

    private static String between(String file, String from, String to) throws IOException {
        String text = Files.readString(Path.of(file));
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }
}
