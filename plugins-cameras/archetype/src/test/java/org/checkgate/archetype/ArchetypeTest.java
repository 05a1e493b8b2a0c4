package org.checkgate.archetype;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Who starts from the archetype starts with a plugin that works, and whose tests are green. */
@Timeout(300)
class ArchetypeTest {
    private static final Map<String, String> ANSWERS = Map.of("groupId", "com.example", "artifactId", "acme-camera", "version", "1.0.0-SNAPSHOT",
        "package", "com.example.acme");
    @TempDir
    static Path folder;
    private static GeneratedProject project;

    @BeforeAll
    static void generate() throws Exception {
        new Archetype().generate(folder, ANSWERS);
        project = new GeneratedProject(folder, ANSWERS);
        assertEquals("", project.compile(), "the compiler has nothing to complain about");
        project.bundle();
    }

    @Test
    void itsPluginKeepsEveryPromise() throws Exception {
        TestExecutionSummary code = project.run("AcmePluginTest");
        assertEquals("", GeneratedProject.failures(code));
        assertTrue(code.getTestsSucceededCount() >= 28, "green: " + code.getTestsSucceededCount());
        assertEquals(1, code.getTestsAbortedCount(), "the family has no XML, which that clause says");
        TestExecutionSummary jar = project.run("AcmeJarIT");
        assertEquals("", GeneratedProject.failures(jar));
        assertEquals(10, jar.getTestsSucceededCount());
        assertTrue(Files.isRegularFile(folder.resolve("target/card/CLIPS/A001C001.acme")), "the card to try it with");
    }

    @Test
    void everyTemplateIsTakenAlongAndFilledIn() throws Exception {
        List<Path> templates = new Archetype().templates();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> made = files.filter(f -> Files.isRegularFile(f) && !folder.relativize(f).startsWith("target")).toList();
            assertEquals(names(templates), names(made));
            for (Path file : made) {
                String text = Files.readString(file);
                assertFalse(text.contains("${package}") || text.contains("${artifactId}") || text.matches("(?s).*@[a-z.]+@.*"),
                    file + " holds a placeholder");
            }
        }
        assertTrue(Files.readString(folder.resolve("README.md")).startsWith("# acme-camera\n"));
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(f -> f.getFileName().toString()).sorted().toList();
    }

    @Test
    void itBuildsWithTheVersionsOfThisBuild() throws Exception {
        Pom pom = new Pom(folder.resolve("pom.xml"));
        Pom ours = new Pom(Path.of(System.getProperty("basedir", "."), "../../pom.xml"));
        pom.pluginVersions().forEach((plugin, version) -> assertEquals(ours.pluginVersions().get(plugin), version, plugin));
        assertEquals(ours.all("junit.version").get(0).getTextContent(), pom.all("junit.version").get(0).getTextContent());
        assertEquals(Pom.text(ours.all("project").get(0), "version"), pom.all("checkgate.version").get(0).getTextContent());
    }
}
