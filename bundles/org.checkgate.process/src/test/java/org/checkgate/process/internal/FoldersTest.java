package org.checkgate.process.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoldersTest {
    private final Folders folders = new Folders(name -> Optional.ofNullable(
            Map.of("karaf.base", "/srv/gate", "karaf.data", "/srv/gate/data", "karaf.home", "/opt/gate").get(name)));

    @Test
    void theUsualPlaces() {
        assertEquals(Path.of("/opt/gate/engines"), folders.resolve("", "karaf.home", "engines"));
        assertEquals(Path.of("/srv/gate/data/run"), folders.resolve(" ", "karaf.data", "run"));
    }

    @Test
    void aRelativeFolderLiesBelowTheBase() {
        assertEquals(Path.of("/srv/gate/cache/x"), folders.resolve("cache/x", "karaf.data", "engines"));
        assertEquals(Path.of("/var/cache"), folders.resolve("/var/cache", "karaf.data", "engines"));
    }

    @Test
    void withoutKarafItIsTheWorkingFolder() {
        assertEquals(Path.of("run").toAbsolutePath(), new Folders(name -> Optional.empty()).resolve("", "karaf.data", "run"));
    }
}
