package org.checkgate.readers.riff;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.readers.ByteWindow;

/**
 * The broadcast extension chunk, EBU Tech 3285. Its texts are empty where a recorder left them so.
 *
 * @param timeReference samples since midnight, 0 or more; less than 0 when the number makes no sense
 */
public record Bext(String description, String originator, String reference, String date, String time, long timeReference) {
    static final int LENGTH = 346;
    /** {@code sSCENE=12A}; the letter in front differs from maker to maker, or is missing. */
    private static final Pattern LINE = Pattern.compile("([a-z])?([A-Z][A-Z0-9_]*)=(.*)");

    static Bext read(ByteWindow source, long at) throws IOException {
        return new Bext(source.text(at, 256), source.text(at + 256, 32), source.text(at + 288, 32), source.text(at + 320, 10),
            source.text(at + 330, 8), source.s64(at + 338));
    }

    /** The description's lines that makers agree on, without the letter in front: SCENE, TAKE, TAPE, TRK1, … */
    public Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : description.split("[\\r\\n]+")) {
            Matcher m = LINE.matcher(line.strip());
            if (m.matches() && !m.group(3).isBlank()) {
                lines.putIfAbsent(m.group(2).toUpperCase(Locale.ROOT), m.group(3).strip());
            }
        }
        return lines;
    }

    /** ISO 8601 without an offset, as the chunk knows none; makers separate with {@code - : _ .} or a space. Null when there is none. */
    public String captured() {
        String day = date.replaceAll("[:_. /]", "-");
        String clock = time.replaceAll("[-_. ]", ":");
        return day.matches("(19|20)\\d\\d-\\d\\d-\\d\\d") && clock.matches("\\d\\d:\\d\\d:\\d\\d") ? day + "T" + clock : null;
    }
}
