package org.checkgate.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.checkgate.spi.PublicSignatures;
import org.junit.jupiter.api.Test;

/** The tests of plugins are built against this package by people that we do not know. */
class ApiTest {
    private static final Path CHECKED_IN = Path.of(System.getProperty("basedir", "."), "api.txt");

    @Test
    void publicSignaturesAreTheCheckedInOnes() throws Exception {
        List<String> now = signatures();
        if (Boolean.getBoolean("api.refresh")) {
            Files.write(CHECKED_IN, now);
        }
        assertEquals(String.join("\n", Files.readAllLines(CHECKED_IN)), String.join("\n", now),
            "The public signatures differ from api.txt. If that is meant: raise the package's version, then run "
                + "mvn test -Dtest=ApiTest -Dapi.refresh=true and commit api.txt");
    }

    @Test
    void onlyTypesOfTheJdkTheInterfaceAndJUnitAreUsed() throws Exception {
        for (String line : signatures()) {
            var types = Pattern.compile("[a-z]+(\\.[a-z]+)+\\.[A-Z]\\w*").matcher(line);
            while (types.find()) {
                assertTrue(types.group().matches("(java|org\\.checkgate\\.(spi|testkit)|org\\.junit\\.jupiter\\.api)\\..*"), line);
            }
        }
    }

    private static List<String> signatures() throws Exception {
        Path classes = Path.of(CameraPluginKit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return PublicSignatures.of(classes, "org.checkgate.testkit");
    }
}
