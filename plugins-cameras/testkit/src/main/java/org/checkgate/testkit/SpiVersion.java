package org.checkgate.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.spi.CameraPlugin;

/** The version of the interface that this kit is built with, and whether a range holds it; OSGi Core, section 3.2.6. */
final class SpiVersion {
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}(\\.\\d{1,9}(\\.\\d{1,9})?)?");
    private static final Pattern RANGE = Pattern.compile("([\\[(])\\s*([\\d.]+)\\s*,\\s*([\\d.]+)\\s*([])])");

    private SpiVersion() {
    }

    /** Such as {@code 1.0.0}. The annotation of the package is not kept at run time, but it stands in the class file. */
    static String current() throws IOException {
        try (InputStream file = CameraPlugin.class.getResourceAsStream("package-info.class")) {
            Matcher version = Pattern.compile("\\d+\\.\\d+\\.\\d+").matcher(file == null ? ""
                : new String(file.readAllBytes(), StandardCharsets.ISO_8859_1));
            if (!version.find()) {
                throw new IOException("The package org.checkgate.spi on the class path states no version.");
            }
            return version.group();
        }
    }

    /** @param range such as {@code [1.0,2)}, or {@code 1.0} for it and all later ones; a text that is neither holds nothing */
    static boolean holds(String range, String version) {
        if (VERSION.matcher(range).matches()) {
            return compare(version, range) >= 0;
        }
        Matcher m = RANGE.matcher(range);
        if (!m.matches() || !VERSION.matcher(m.group(2)).matches() || !VERSION.matcher(m.group(3)).matches()) {
            return false;
        }
        int low = compare(version, m.group(2));
        int high = compare(version, m.group(3));
        return (m.group(1).equals("[") ? low >= 0 : low > 0) && (m.group(4).equals("]") ? high <= 0 : high < 0);
    }

    private static int compare(String a, String b) {
        return Arrays.compare(numbers(a), numbers(b));
    }

    private static int[] numbers(String version) {
        return Arrays.copyOf(Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray(), 3);
    }
}
