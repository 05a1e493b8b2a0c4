package ${package};

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.checkgate.testkit.CameraPluginKit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The built jar: what the appliance would say to it, and whether it leaves anything behind. */
class AcmeJarIT {
    @TestFactory
    Stream<DynamicTest> theJarKeepsItsPromises() throws IOException {
        Path jar = Path.of(System.getProperty("plugin.jar"));
        return CameraPluginKit.ofJar(jar).withCard(AcmeCard.write(jar.resolveSibling("card"))).clauses();
    }
}
