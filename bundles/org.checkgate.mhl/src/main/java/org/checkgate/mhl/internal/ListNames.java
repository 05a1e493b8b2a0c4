package org.checkgate.mhl.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** File names of manifests, and the chain's document. */
final class ListNames {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd_HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** Leaves room for number, date and a temporary suffix within the 255 bytes that file systems allow. */
    private static final int MAX_NAME_BYTES = 200;

    private ListNames() {}

    static String manifest(int number, String scopeName, Instant at) {
        return String.format(Locale.ROOT, "%04d_%s_%s.mhl", number, fitting(scopeName), STAMP.format(at));
    }

    static String packingList(String scopeName, Instant at) {
        return "packinglist_" + fitting(scopeName) + "_" + STAMP.format(at) + ".mhl";
    }

    static byte[] chain(List<ChainParser.Entry> entries) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ascmhldirectory xmlns=\"")
                .append(ChainParser.NAMESPACE).append("\">\n");
        for (ChainParser.Entry entry : entries) {
            text.append("  <hashlist sequencenr=\"").append(entry.number()).append("\">\n    <path>")
                    .append(XmlText.escape(entry.path())).append("</path>\n    <c4>").append(XmlText.escape(entry.c4()))
                    .append("</c4>\n  </hashlist>\n");
        }
        return text.append("</ascmhldirectory>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String fitting(String name) {
        String fitting = name.isEmpty() ? "scope" : name;
        while (fitting.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -1));
        }
        return fitting;
    }
}
