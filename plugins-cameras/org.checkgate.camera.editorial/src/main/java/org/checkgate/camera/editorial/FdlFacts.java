package org.checkgate.camera.editorial;

import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;
import org.checkgate.spi.Inspection;

/** An ASC Framing Decision List (versions 1 and 2): which canvases it speaks of, and how the picture is framed on them. */
final class FdlFacts {
    private static final int MOST_CANVASES = 100;

    private FdlFacts() {
    }

    static void offer(SidecarText text, String path, Inspection.Builder to) throws IOException {
        Map<String, String> values = JsonValues.read(text);
        String major = values.get("version/major");
        if (major == null) {
            throw new IOException("This is no framing decision list: it states no version.");
        }
        to.raw("fdl", "version", major + "." + values.getOrDefault("version/minor", "0"));
        int shown = 0;
        for (int context = 1; values.keySet().stream().anyMatch(startsWith("contexts/" + context + "/")) && shown < MOST_CANVASES; context++) {
            String canvases = "contexts/" + context + "/canvases/";
            for (int i = 1; values.containsKey(canvases + i + "/dimensions/width") && shown < MOST_CANVASES; i++) {
                to.raw("fdl", "canvas " + ++shown, canvas(values, canvases + i + "/"));
            }
        }
        values.forEach((key, value) -> to.raw("fdl", key, value));
    }

    private static String canvas(Map<String, String> values, String at) {
        String label = values.getOrDefault(at + "label", "");
        String squeeze = values.getOrDefault(at + "anamorphic_squeeze", "");
        return (label.isBlank() ? "" : label + ": ") + values.get(at + "dimensions/width") + " x "
            + values.getOrDefault(at + "dimensions/height", "?") + (squeeze.isBlank() ? "" : ", squeeze " + squeeze);
    }

    private static Predicate<String> startsWith(String prefix) {
        return key -> key.startsWith(prefix);
    }
}
