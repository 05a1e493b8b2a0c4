package org.checkgate.camera.editorial;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Severity;

/** Colour decisions in XML (ASC CDL 1.2): one correction (cc), a collection (ccc) or a list with references (cdl). */
final class CdlFacts {
    private static final Set<String> ROOTS = Set.of("ColorDecisionList", "ColorCorrectionCollection", "ColorCorrection", "ColorDecision");
    private static final int MOST_NAMED = 5;

    private CdlFacts() {
    }

    static void offer(SidecarText text, String path, Inspection.Builder to) throws IOException {
        XmlElements xml = XmlElements.read(text);
        if (!ROOTS.contains(xml.root())) {
            throw new IOException("This is no colour decision list: its root is '" + xml.root() + "'.");
        }
        long corrections = xml.elements().stream().filter(e -> e.is("Slope")).count();
        to.raw("cdl", "corrections", "" + corrections);
        for (XmlElements.Element element : xml.elements()) {
            to.raw("cdl", element.path(), element.text());
            to.raw("cdl", (element.path() + "/@id").replaceFirst("^/", ""), element.attributes().get("id"));
        }
        check(xml, path, to);
    }

    /** Slope, offset and power have three numbers each, the saturation one. */
    static void check(XmlElements xml, String path, Inspection.Builder to) {
        List<String> wrong = xml.elements().stream().filter(CdlFacts::isWrong).map(e -> e.path() + " '" + shown(e.text()) + "'").toList();
        if (!wrong.isEmpty()) {
            to.finding(new Finding("CDL_UNREADABLE", Severity.INFO, path, "A colour decision does not have the numbers that it should: "
                + String.join(", ", wrong.subList(0, Math.min(MOST_NAMED, wrong.size()))) + (wrong.size() > MOST_NAMED ? ", …" : "") + ".",
                "Have it written again by the program that made it before it is applied."));
        }
    }

    private static boolean isWrong(XmlElements.Element element) {
        return (element.is("Slope") || element.is("Offset") || element.is("Power")) && !ColourNumbers.are(element.text(), 3)
            || element.is("Saturation") && !ColourNumbers.are(element.text(), 1);
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
