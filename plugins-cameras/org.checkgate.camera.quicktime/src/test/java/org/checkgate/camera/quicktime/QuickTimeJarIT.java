package org.checkgate.camera.quicktime;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.checkgate.testkit.CameraPluginKit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The built jar: what the appliance would say to it, and whether it leaves anything behind. */
class QuickTimeJarIT {
    @TestFactory
    Stream<DynamicTest> theJarKeepsItsPromises() {
        return QuickTimeKitTest.withCards(CameraPluginKit.ofJar(Path.of(System.getProperty("plugin.jar")))).clauses();
    }
}
