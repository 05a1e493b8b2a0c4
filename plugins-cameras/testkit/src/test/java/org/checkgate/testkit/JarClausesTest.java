package org.checkgate.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

@Timeout(300)
class JarClausesTest {
    @TempDir
    static Path folder;

    /**
     * @param clause the id of the clause that it breaks
     * @param fault  in words
     */
    private record Bad(String clause, String fault, BuiltJar jar) {
    }

    private static BuiltJar good() throws IOException {
        return new BuiltJar(TallyPlugin.class);
    }

    private static List<Bad> bad() throws IOException {
        String spi = "org.checkgate.spi;version=\"[1.0,2)\"";
        String plugin = TallyPlugin.class.getName();
        byte[] java21 = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 65};
        return List.of(
            new Bad("jar.bundle", "names no bundle", good().header("Bundle-SymbolicName", null)),
            new Bad("jar.bundle", "has no version", good().header("Bundle-Version", "one")),
            new Bad("jar.bundle", "is a fragment", good().header("Fragment-Host", "org.checkgate.inspect")),
            new Bad("jar.exports-nothing", "exports a package", good().header("Export-Package", "com.example.tally;version=\"1.0\"")),
            new Bad("jar.imports", "imports a library", good().header("Import-Package", spi + ",com.google.gson")),
            new Bad("jar.imports", "imports what may be there", good().header("Import-Package", spi + ",java.sql;resolution:=optional")),
            new Bad("jar.imports", "imports as it goes", good().header("DynamicImport-Package", "*")),
            new Bad("jar.imports", "requires a service", good().header("Require-Capability",
                "osgi.service;filter:=\"(objectClass=org.slf4j.Logger)\"")),
            new Bad("jar.spi-version", "wants a later interface", good().header("Import-Package", "org.checkgate.spi;version=\"[9.0,10)\"")),
            new Bad("jar.spi-version", "wants any interface", good().header("Import-Package", "org.checkgate.spi")),
            new Bad("jar.spi-version", "wants no interface", good().header("Import-Package", "java.io")),
            new Bad("jar.no-activator", "has an activator", good().header("Bundle-Activator", plugin)),
            new Bad("jar.no-spi-copy", "carries the interface", good().entry("org/checkgate/spi/Card.class", java21)),
            new Bad("jar.java-17", "is made for Java 21", good().entry("com/example/Newer.class", java21)),
            new Bad("jar.component", "declares no component", good().header("Service-Component", null)),
            new Bad("jar.component", "declares a component that is not there", good().header("Service-Component", "OSGI-INF/none.xml")),
            new Bad("jar.component", "is immediate", good().component("immediate=\"true\"", plugin)),
            new Bad("jar.component", "is not enabled", good().component("enabled=\"false\"", plugin)),
            new Bad("jar.component", "waits for a configuration", good().component("configuration-policy=\"require\"", plugin)),
            new Bad("jar.component", "waits for a service", good().component("", plugin, "<reference interface=\"org.slf4j.Logger\"/>")),
            new Bad("jar.component", "names a class that is not there", good().component("", "com.example.Absent")),
            new Bad("jar.component", "has a description that is no XML", good().entry("OSGI-INF/tally.xml", new byte[10])),
            new Bad("jar.serves", "lacks a class", new BuiltJar(LeavingPlugins.Helped.class).withClass(TallyPlugin.class)),
            new Bad("jar.leaves-nothing", "leaves a thread", new BuiltJar(LeavingPlugins.Threaded.class).withClass(TallyPlugin.class)),
            new Bad("jar.leaves-nothing", "leaves a shutdown hook", new BuiltJar(LeavingPlugins.Hooked.class).withClass(TallyPlugin.class)),
            new Bad("jar.leaves-nothing", "leaves a log handler", new BuiltJar(LeavingPlugins.Registered.class).withClass(TallyPlugin.class)));
    }

    private static CameraPluginKit kit(BuiltJar jar) throws IOException {
        return CameraPluginKit.ofJar(jar.in(folder)).withCard(TallyPlugin.card());
    }

    @TestFactory
    Stream<DynamicTest> aGoodJarKeepsEveryPromise() throws IOException {
        return kit(good()).clauses();
    }

    @TestFactory
    Stream<DynamicTest> aBadJarTurnsItsClauseRed() throws IOException {
        return bad().stream().map(bad -> DynamicTest.dynamicTest(bad.clause() + ": a jar that " + bad.fault(), () -> {
            Clause clause = kit(bad.jar()).within(Duration.ofSeconds(2), Duration.ofSeconds(10)).list().stream()
                .filter(c -> c.id().equals(bad.clause())).findFirst().orElseThrow();
            AssertionFailedError red = assertThrows(AssertionFailedError.class, clause::run);
            assertTrue(red.getMessage().startsWith(bad.clause() + ": "), red.getMessage());
        }));
    }

    @Test
    void everyClauseHasAJarThatBreaksIt() throws IOException {
        Set<String> broken = bad().stream().map(Bad::clause).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(kit(good()).list().stream().map(Clause::id).toList()), broken);
    }

    @Test
    void theOnlyFaultIsTheOneThatIsShown() throws Exception {
        for (Bad bad : bad().subList(0, 12)) {
            Set<String> red = new TreeSet<>();
            for (Clause clause : kit(bad.jar()).list()) {
                try {
                    clause.run();
                } catch (AssertionFailedError e) {
                    red.add(clause.id());
                }
            }
            assertEquals(Set.of(bad.clause()), red, bad.fault());
        }
    }

    /** Threads that run on and classes that are held are two faults: each of these plugins has one of them only. */
    @Test
    void itIsSaidWhatIsLeft() throws Exception {
        for (BuiltJar held : List.of(new BuiltJar(LeavingPlugins.Hooked.class), new BuiltJar(LeavingPlugins.Registered.class))) {
            String sentence = left(held.withClass(TallyPlugin.class));
            assertTrue(sentence.contains("still holds its classes"), sentence);
        }
        String sentence = left(new BuiltJar(LeavingPlugins.Threaded.class).withClass(TallyPlugin.class));
        assertTrue(sentence.contains("threads still run: [tally-cache"), sentence);
    }

    @Test
    void aRecordThatTheJdkRemembersIsNothingLeft() throws Exception {
        BuiltJar jar = new BuiltJar(LeavingPlugins.Recorded.class).withClass(TallyPlugin.class).withClass(LeavingPlugins.class)
            .withClass(LeavingPlugins.Word.class).withClass(LeavingPlugins.Words.class);
        for (Clause clause : kit(jar).list()) {
            clause.run();
        }
    }

    private static String left(BuiltJar jar) throws IOException {
        Clause clause = kit(jar).within(Duration.ofSeconds(2), Duration.ofSeconds(10)).list().stream()
            .filter(c -> c.id().equals("jar.leaves-nothing")).findFirst().orElseThrow();
        return assertThrows(AssertionFailedError.class, clause::run).getMessage();
    }

    @Test
    void nestedJarsAreUnpackedAndTakenAway() throws Exception {
        Path nested = new BuiltJar(LeavingPlugins.Words.class).in(folder);
        BuiltJar jar = new BuiltJar(LeavingPlugins.Helped.class).withClass(TallyPlugin.class)
            .header("Bundle-ClassPath", ".,lib/words.jar").entry("lib/words.jar", Files.readAllBytes(nested));
        for (Clause clause : kit(jar).list()) {
            clause.run();
        }
    }

    @Test
    void whatIsNoJarIsToldByEveryClause() throws IOException {
        Path torn = Files.write(folder.resolve("torn.jar"), new byte[] {'P', 'K', 3});
        for (Clause clause : CameraPluginKit.ofJar(torn).withCard(TallyPlugin.card()).list()) {
            AssertionFailedError red = assertThrows(AssertionFailedError.class, clause::run);
            assertTrue(red.getMessage().contains("cannot be read as a jar"), red.getMessage());
        }
    }
}
