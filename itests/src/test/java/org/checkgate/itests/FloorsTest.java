package org.checkgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads each built jar's manifest against the floors, and plants a violation of each rule to see it found. */
class FloorsTest {
    private static final Path PROJECT = Path.of("..");

    @Test
    void everyBundleKeepsToItsFloor() throws IOException {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Path jar : jars("bundles", "camel-routes", "plugins-cameras")) {
            Attributes manifest = manifest(jar);
            String name = manifest.getValue("Bundle-SymbolicName");
            if (name == null) {
                continue;
            }
            seen++;
            if (name.startsWith("lib-")) {
                wrong.addAll(Floors.embeddingViolations(name, manifest));
            } else if (name.startsWith("org.checkgate.camera.")) {
                wrong.addAll(Floors.pluginViolations(name, manifest));
            } else {
                wrong.addAll(Floors.violations(name, manifest));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(seen >= 19, "only " + seen + " bundles were found; build them first");
    }

    private static List<Path> jars(String... folders) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.find(PROJECT.resolve(folder), 3, (path, attributes) ->
                    path.getParent().getFileName().toString().equals("target") && path.toString().endsWith("-SNAPSHOT.jar"))) {
                files.forEach(jars::add);
            }
        }
        return jars;
    }

    private static Attributes manifest(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        }
    }

    @Test
    void aSidewaysImportIsFound() {
        planted("org.checkgate.intake", "Import-Package", "org.checkgate.transfer;version=\"[1.0,2)\"");
    }

    @Test
    void anUpwardImportIsFound() {
        planted("org.checkgate.ledger", "Import-Package", "org.checkgate.intake");
    }

    @Test
    void aReservedFamilyIsFound() {
        planted("org.checkgate.console", "Import-Package", "org.apache.camel.builder;version=\"4\"");
        planted("org.checkgate.intake", "Import-Package", "java.sql");
        planted("org.checkgate.publish", "Import-Package", "javax.xml.stream");
        planted("org.checkgate.transfer", "Import-Package", "io.micrometer.core.instrument");
    }

    @Test
    void anOptionalImportIsFound() {
        planted("org.checkgate.render", "Import-Package", "org.slf4j;resolution:=optional;version=\"[2.0,3)\"");
    }

    @Test
    void aDynamicImportIsFound() {
        planted("org.checkgate.render", "DynamicImport-Package", "*");
    }

    @Test
    void anExportOfSomethingElseIsFound() {
        planted("org.checkgate.render", "Export-Package", "org.checkgate.render;uses:=\"a,b\",org.checkgate.render.internal");
    }

    @Test
    void aBundleWithoutAFloorIsFound() {
        planted("org.checkgate.attic", "Import-Package", "org.slf4j");
    }

    @Test
    void aPluginThatImportsMoreOrExportsIsFound() {
        assertFalse(Floors.pluginViolations("p", with("Import-Package", "org.checkgate.spi,org.checkgate.ledger")).isEmpty());
        assertFalse(Floors.pluginViolations("p", with("Import-Package", "org.slf4j;resolution:=\"optional\"")).isEmpty());
        assertFalse(Floors.pluginViolations("p", with("Export-Package", "p")).isEmpty());
        assertEquals(List.of(), Floors.pluginViolations("p", with("Import-Package", "java.io,org.checkgate.spi;version=\"[1.0,2)\"")));
    }

    @Test
    void anEmbeddingBundleMayImportOnlyTheJreOptionally() {
        assertFalse(Floors.embeddingViolations("lib-x", with("Import-Package", "io.micrometer.core;resolution:=optional")).isEmpty());
        assertEquals(List.of(), Floors.embeddingViolations("lib-x", with("Import-Package", "javax.net.ssl;resolution:=optional,org.slf4j")));
    }

    private static void planted(String bundle, String header, String value) {
        assertFalse(Floors.violations(bundle, with(header, value)).isEmpty(), header + ": " + value + " went unseen");
    }

    private static Attributes with(String header, String value) {
        Attributes attributes = new Attributes();
        attributes.putValue(header, value);
        return attributes;
    }
}
