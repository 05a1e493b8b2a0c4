package org.checkgate.mhl.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** File names of manifests, and the chain's document. */
final class ListNames {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd_HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern STAMPED = Pattern.compile("\\d{4,}_.*_(\\d{4}-\\d{2}-\\d{2}_\\d{6}Z)\\.mhl", Pattern.DOTALL);
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

    /** The time in a manifest's name. */
    static Optional<Instant> time(String manifest) {
        Matcher name = STAMPED.matcher(manifest);
        try {
            return name.matches() ? Optional.of(STAMP.parse(name.group(1), Instant::from)) : Optional.empty();
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static String fitting(String name) {
        String fitting = name.isEmpty() ? "scope" : name;
        while (fitting.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -1));
        }
        return fitting;
    }
}
