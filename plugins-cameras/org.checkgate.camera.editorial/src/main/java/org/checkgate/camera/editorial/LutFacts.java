package org.checkgate.camera.editorial;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;

/**
 * Look-up tables by their first lines: what they are called and how large they are. Sources: Cube LUT Specification 1.0 (Adobe) for
 * {@code .cube}; Autodesk's and Kodak's {@code .3dl} and IRIDAS' {@code .look} as OpenColorIO reads them.
 */
final class LutFacts {
    private static final int MOST_LINES = 200;
    private static final Pattern CUBE_LINE = Pattern.compile("(TITLE|LUT_1D_SIZE|LUT_3D_SIZE|DOMAIN_MIN|DOMAIN_MAX|"
        + "LUT_1D_INPUT_RANGE|LUT_3D_INPUT_RANGE)\\s+(.{1,1000})");
    private static final Pattern MESH = Pattern.compile("Mesh\\s+(\\d{1,2})\\s+(\\d{1,2})", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,6}(\\s+\\d{1,6}){3,1023}");
    /** As many as any of the three allows. */
    private static final int LARGEST = 65_536;

    private LutFacts() {
    }

    static void cube(SidecarText text, String path, Inspection.Builder to) throws IOException {
        boolean sized = false;
        for (String line : firstLines(text)) {
            Matcher m = CUBE_LINE.matcher(line);
            if (m.matches()) {
                String value = m.group(2).strip();
                if (m.group(1).equals("TITLE")) {
                    value = value.replaceAll("^\"|\"$", "");
                    to.offer(Field.LOOK_NAME, value, "cube TITLE", Confidence.READ);
                } else if (m.group(1).endsWith("_SIZE")) {
                    if (!isSize(value)) {
                        throw new IOException("The look-up table has a size that none has: '" + value + "'.");
                    }
                    sized = true;
                }
                to.raw("lut", m.group(1), value);
            }
        }
        if (!sized) {
            throw new IOException("This is no look-up table: it states neither LUT_1D_SIZE nor LUT_3D_SIZE.");
        }
    }

    static void threeDl(SidecarText text, String path, Inspection.Builder to) throws IOException {
        for (String line : firstLines(text)) {
            Matcher mesh = MESH.matcher(line);
            if (mesh.matches()) {
                // A mesh of n has 2 to the power of n cells, and one corner more.
                to.raw("lut", "Mesh", mesh.group(1) + " " + mesh.group(2));
                int power = Integer.parseInt(mesh.group(1));
                to.raw("lut", "size", power > 0 && power <= 8 ? "" + ((1 << power) + 1) : "");
                return;
            } else if (NUMBERS.matcher(line).matches()) {
                to.raw("lut", "size", "" + line.split("\\s+").length);
                return;
            }
        }
        throw new IOException("This is no look-up table: it has neither a mesh nor a row of input values.");
    }

    static void look(SidecarText text, String path, Inspection.Builder to) throws IOException {
        XmlElements xml = XmlElements.read(text);
        if (!xml.root().equalsIgnoreCase("look")) {
            throw new IOException("This is no look: its root is '" + xml.root() + "'.");
        }
        String size = xml.text("LUT/size").replace("\"", "").strip();
        to.raw("lut", "size", isSize(size) ? size : "");
        xml.elements().stream().filter(e -> e.path().isEmpty()).forEach(root -> root.attributes().forEach((name, value) -> {
            to.raw("lut", name, value);
            if (name.equalsIgnoreCase("name") || name.equalsIgnoreCase("title")) {
                to.offer(Field.LOOK_NAME, value, "look " + name, Confidence.READ);
            }
        }));
    }

    private static boolean isSize(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) >= 2 && Integer.parseInt(text) <= LARGEST;
    }

    private static List<String> firstLines(SidecarText text) {
        return text.text().lines().limit(MOST_LINES).map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }
}
