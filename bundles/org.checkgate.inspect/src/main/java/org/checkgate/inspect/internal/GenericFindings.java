package org.checkgate.inspect.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Role;
import org.checkgate.spi.Severity;

/** What can be said of a clip that no plugin describes, by its names and sizes alone. */
final class GenericFindings {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,18})\\.[^./]*$");
    private static final int MOST_NAMED = 5;

    private GenericFindings() {
    }

    static List<Finding> of(Clip clip) {
        ClipFile primary = clip.primary();
        if (primary.role() == Role.SIDECAR) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        if (primary.size() == 0) {
            findings.add(new Finding("FILE_EMPTY", Severity.INFO, primary.path(), "The file is empty; only its name says that it is media.",
                "Compare with the hash list; if it is empty there too, ask the camera department what became of the clip."));
        } else {
            findings.add(new Finding("NO_PLUGIN", Severity.INFO, primary.path(),
                "No installed camera plugin describes this clip; only its format is known (" + clip.format() + ").",
                "Install a plugin for this camera if its metadata is needed; the copy does not depend on it."));
        }
        List<String> gaps = gaps(clip.files(Role.FRAME));
        if (!gaps.isEmpty()) {
            findings.add(new Finding("SEQUENCE_GAP", Severity.INFO, primary.path(), "The image sequence has " + gaps.size()
                + (gaps.size() == 1 ? " gap: " : " gaps: ") + String.join(", ", gaps.subList(0, Math.min(MOST_NAMED, gaps.size())))
                + (gaps.size() > MOST_NAMED ? ", …" : "") + ".",
                "Compare with the hash list; if these frames are not listed there, the camera did not record them or somebody removed them."));
        }
        return findings;
    }

    /** Missing numbers; a sequence that counts by a step, as time lapse does, has none. */
    private static List<String> gaps(List<ClipFile> frames) {
        List<Long> numbers = new ArrayList<>();
        for (ClipFile frame : frames) {
            Matcher m = NUMBER.matcher(frame.path());
            if (m.find()) {
                numbers.add(Long.parseLong(m.group(1)));
            }
        }
        numbers.sort(null);
        long step = Long.MAX_VALUE;
        for (int i = 1; i < numbers.size(); i++) {
            step = Math.min(step, Math.max(1, numbers.get(i) - numbers.get(i - 1)));
        }
        List<String> gaps = new ArrayList<>();
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) - numbers.get(i - 1) > step) {
                gaps.add((numbers.get(i - 1) + step) + " to " + (numbers.get(i) - step));
            }
        }
        return gaps;
    }
}
