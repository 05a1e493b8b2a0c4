package org.checkgate.camera.editorial;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.spi.Inspection;

/** What a CMX3600 edit decision list is called, how many events it has and which reels it asks for. */
final class EdlFacts {
    /** Number, reel, tracks, transition, then source in and out, record in and out. */
    private static final Pattern EVENT = Pattern.compile("\\d{1,6}\\s+(\\S{1,129})\\s+\\S+\\s+[CDWK]\\S{0,4}"
        + "(?:\\s+\\d{1,4})?(?:\\s+\\d\\d[:;.]\\d\\d[:;.]\\d\\d[:;.]\\d\\d){4}.*");
    private static final int LONGEST_LINE = 2000;
    private static final int MOST_NAMED = 200;

    private EdlFacts() {
    }

    static void offer(SidecarText text, String path, Inspection.Builder to) throws IOException {
        Set<String> reels = new TreeSet<>();
        Set<String> clips = new TreeSet<>();
        int events = 0;
        int decisions = 0;
        for (String line : (Iterable<String>) text.text().lines().map(String::strip).filter(l -> l.length() <= LONGEST_LINE)::iterator) {
            Matcher event = EVENT.matcher(line);
            if (event.matches()) {
                events++;
                add(reels, event.group(1));
            } else if (line.startsWith("TITLE:")) {
                to.raw("edl", "TITLE", line.substring(6).strip());
            } else if (line.startsWith("FCM:")) {
                to.raw("edl", "FCM", line.substring(4).strip());
            } else if (line.startsWith("*")) {
                String note = line.substring(1).strip();
                decisions += note.startsWith("ASC_SOP") ? 1 : 0;
                if (note.startsWith("FROM CLIP NAME:")) {
                    add(clips, note.substring(15).strip());
                }
            }
        }
        if (events == 0) {
            throw new IOException("This is no edit decision list: it has no event of CMX3600.");
        }
        to.raw("edl", "events", "" + events).raw("edl", "reels", String.join(", ", reels)).raw("edl", "clips", String.join(", ", clips))
            .raw("edl", "events with ASC_SOP", decisions == 0 ? "" : "" + decisions);
    }

    private static void add(Set<String> names, String name) {
        if (names.size() < MOST_NAMED) {
            names.add(name);
        }
    }
}
