package org.checkgate.camera.sequence;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as DPX ({@code 2026:11:20:10:11:12+0100}), OpenEXR and EXIF ({@code 2026:11:20 10:11:12}) write them, in ISO 8601. */
final class CaptureTime {
    private static final Pattern STAMP = Pattern.compile("(\\d{4}):(\\d\\d):(\\d\\d)[: ](\\d\\d):(\\d\\d):(\\d\\d):?(.*)", Pattern.DOTALL);
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d\\d):?(\\d\\d)?");

    private CaptureTime() {
    }

    /** Null when it is no date. A zone stays only where it is an offset or UTC, for {@code PST} alone is none. */
    static String of(String stamp) {
        Matcher m = STAMP.matcher(stamp.strip());
        if (!m.matches()) {
            return null;
        }
        try {
            LocalDateTime time = LocalDateTime.of(number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5), number(m, 6));
            return time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")) + zone(m.group(7).strip());
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    private static String zone(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (offset.matches() && Integer.parseInt(offset.group(2)) <= 18) {
            return offset.group(1) + offset.group(2) + ":" + (offset.group(3) == null ? "00" : offset.group(3));
        }
        return text.equals("Z") || text.equals("UTC") || text.equals("GMT") ? "Z" : "";
    }
}
