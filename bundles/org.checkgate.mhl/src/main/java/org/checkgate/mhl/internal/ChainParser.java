package org.checkgate.mhl.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.mhl.Limits;

/** Reads an {@code ascmhl_chain.xml}. */
final class ChainParser {
    static final String NAMESPACE = "urn:ASC:MHL:DIRECTORY:v2.0";
    private static final int MAX_ENTRIES = 60_000;

    /** One entry; {@code number} is -1 where absent or no number, {@code c4} null where absent. */
    record Entry(int number, String path, String c4) {}

    private ChainParser() {}

    static List<Entry> parse(InputStream in, Limits limits) throws RefusedDocument, IOException {
        XmlCursor xml = new XmlCursor(in, limits);
        if (!xml.name().equals("ascmhldirectory") || !xml.namespace().equals(NAMESPACE)) {
            throw RefusedDocument.malformed("The document is no chain", null);
        }
        List<Entry> entries = new ArrayList<>();
        while (xml.child(1)) {
            if (xml.name().equals("hashlist") && xml.namespace().equals(NAMESPACE)) {
                entries.add(entry(xml));
                if (entries.size() > MAX_ENTRIES) {
                    throw RefusedDocument.malformed("The chain has too many entries", null);
                }
            }
        }
        xml.finish();
        return entries;
    }

    private static Entry entry(XmlCursor xml) throws RefusedDocument, IOException {
        int depth = xml.depth();
        String number = xml.attribute("sequencenr");
        String path = null;
        String c4 = null;
        while (xml.child(depth)) {
            if (!xml.namespace().equals(NAMESPACE)) {
                continue;
            }
            if (xml.name().equals("path")) {
                path = XmlCursor.only(path, xml.text());
            } else if (xml.name().equals("c4")) {
                c4 = XmlCursor.only(c4, xml.text().trim());
            }
        }
        if (path == null || path.isEmpty()) {
            throw RefusedDocument.malformed("A chain entry has no path", null);
        }
        return new Entry(number(number), path, c4);
    }

    private static int number(String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
