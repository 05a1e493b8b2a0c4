package org.checkgate.camera.editorial;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.spi.Inspection;

/** A report in PDF is carried along; nothing of it is read but that it is one (ISO 32000-1, 7.5.2). */
final class PdfFacts {
    private static final Pattern HEADER = Pattern.compile("%PDF-(\\d\\.\\d)");

    private PdfFacts() {
    }

    static void offer(SidecarText text, String path, Inspection.Builder to) throws IOException {
        Matcher header = HEADER.matcher(text.text().substring(0, Math.min(1024, text.text().length())));
        if (!header.find()) {
            throw new IOException("This is no PDF: it does not say so in its first lines.");
        }
        to.raw("pdf", "version", header.group(1));
    }
}
