package org.checkgate.camera.bwf;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.checkgate.testkit.CameraPluginKit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The built jar: what the appliance would say to it, and whether it leaves anything behind. */
class BwfJarIT {
    @TestFactory
    Stream<DynamicTest> theJarKeepsItsPromises() {
        return BwfKitTest.withCards(CameraPluginKit.ofJar(Path.of(System.getProperty("plugin.jar")))).clauses();
    }
}
