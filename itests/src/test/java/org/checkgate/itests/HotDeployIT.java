package org.checkgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** While an ingest runs, a camera plugin comes and goes, and a feature is installed that offers what embedded libraries could take. */
@ExtendWith(BootedAppliance.class)
class HotDeployIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    @Test
    void nothingRestarts(PaxAppliance appliance) throws Exception {
        Api api = appliance.api();
        JsonNode before = api.address();
        Path drive = folder.resolve("drive");
        TestRoll.make(drive.resolve("A010HOT"), 10, Map.of("A010C001.bin", 90 * TestRoll.MIB, "A010C002.bin", 60 * TestRoll.MIB));
        long arrival = api.ingest(drive, "HOT");

        Path plugins = appliance.home().resolve("plugins");
        Path plugin = plugins.resolve("org.checkgate.camera.bwf.jar");
        Path aside = Files.copy(plugin, folder.resolve("bwf.jar"));
        Files.delete(plugin);
        Path micrometer = bundle("test.micrometer", "io.micrometer.core.instrument;version=\"1.17.2\"");
        Path feature = Files.writeString(folder.resolve("test-feature.xml"), """
                <features name="test-metrics" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
                  <feature name="test-metrics" version="1.0.0" install="auto"><bundle>%s</bundle></feature>
                </features>
                """.formatted(micrometer.toUri()));
        drop(feature, appliance.home().resolve("deploy").resolve("test-feature.xml"));
        Await.until("the feature's bundle is installed", LIMIT, appliance::log, log -> log.contains("test.micrometer"));
        drop(aside, plugin);

        JsonNode roll = Api.roll(api.settled(arrival, LIMIT), "A010HOT");
        assertTrue(Api.on(roll, "SAFE_TO_REUSE"), roll.toString());
        assertEquals(0, api.get("/drives/" + arrival).at("/transfer/bytesSentTwice").asLong(), "nothing was sent again");
        assertEquals(before.path("startedAt"), Api.when(appliance.home().resolve("run/console.json")).address().path("startedAt"),
                "the console did not restart");
        assertEquals(1, appliance.log().lines().filter(line -> line.contains("The pipeline is running.")).count(),
                "the routes did not restart");
    }

    /** As the guide tells integrators: written under another name, then renamed. */
    private static void drop(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Path hidden = Files.copy(from, to.resolveSibling("." + to.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Files.move(hidden, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path bundle(String name, String exports) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Export-Package", exports);
        Path jar = folder.resolve(name + ".jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out, manifest)) {
            entries.putNextEntry(new JarEntry("io/micrometer/core/instrument/"));
        }
        return jar;
    }
}
