package org.checkgate.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plugin built against this package years ago must go on working: a change here is a decision, never an accident. */
class ApiTest {
    private static final Path CHECKED_IN = Path.of(System.getProperty("basedir", "."), "api.txt");

    @Test
    void publicSignaturesAreTheCheckedInOnes() throws Exception {
        List<String> now = PublicSignatures.of(classes(), "org.checkgate.spi");
        if (Boolean.getBoolean("api.refresh")) {
            Files.write(CHECKED_IN, now);
        }
        assertEquals(String.join("\n", Files.readAllLines(CHECKED_IN)), String.join("\n", now),
            "The public signatures differ from api.txt. If that is meant: raise the package's version, then run "
                + "mvn test -Dtest=ApiTest -Dapi.refresh=true and commit api.txt");
    }

    @Test
    void onlyTypesOfTheJdkAreUsed() throws Exception {
        for (String line : PublicSignatures.of(classes(), "org.checkgate.spi")) {
            var types = java.util.regex.Pattern.compile("[a-z]+(\\.[a-z]+)+\\.[A-Z]\\w*").matcher(line);
            while (types.find()) {
                assertTrue(types.group().startsWith("java.") || types.group().startsWith("org.checkgate.spi."), line);
            }
        }
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(CameraPlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
