package org.checkgate.camera.editorial;

import java.io.IOException;
import java.util.List;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;

/** An ACES Metadata File (Academy S-2019-001, schemas 1.0 and 2.0): which clip it is about, and the transforms in their order. */
final class AmfFacts {
    private AmfFacts() {
    }

    static void offer(SidecarText text, String path, Inspection.Builder to) throws IOException {
        XmlElements xml = XmlElements.read(text);
        if (!xml.root().equals("acesMetadataFile")) {
            throw new IOException("This is no ACES Metadata File: its root is '" + xml.root() + "'.");
        }
        List<String> looks = xml.elements().stream().filter(e -> inLook(e.path()) && e.is("description")).map(XmlElements.Element::text).toList();
        to.offer(Field.CLIP_NAME, xml.text("clipId/clipName"), "AMF clipName", Confidence.READ)
            .offer(Field.LOOK_NAME, looks.isEmpty() ? null : looks.get(0), "AMF lookTransform", Confidence.READ)
            .offer(Field.NOTES, xml.text("amfInfo/description"), "AMF description", Confidence.READ);
        for (XmlElements.Element element : xml.elements()) {
            to.raw("amf", element.path(), element.text());
            element.attributes().forEach((name, value) -> to.raw("amf", (element.path() + "/@" + name).replaceFirst("^/", ""), value));
        }
        CdlFacts.check(xml, path, to);
    }

    /** A look's own description, not one of what it is made of. */
    private static boolean inLook(String path) {
        String[] parts = path.split("/");
        return parts.length == 3 && parts[0].startsWith("pipeline") && parts[1].startsWith("lookTransform");
    }
}
