package org.checkgate.camera.editorial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Severity;
import org.checkgate.spi.Timecode;

/** What an ALE says of all its clips, the first ones row by row, and where a row contradicts itself. */
final class AleFacts {
    private static final List<String> ROW_BY_ROW = List.of("Name", "Tape", "Reel", "Start", "End", "Duration", "Camera", "Scene", "Take",
        "ASC_SOP", "ASC_SAT");
    private static final int MOST_ROWS_SHOWN = 100;
    private static final int MOST_NAMED = 5;

    private AleFacts() {
    }

    static void offer(SidecarText text, String path, Inspection.Builder to) throws IOException {
        AleFile ale = AleFile.parse(text.text());
        Optional<Rate> rate = rate(ale.heading().getOrDefault("FPS", ""));
        to.offer(Field.FRAME_RATE, rate.orElse(null), "ALE FPS", Confidence.READ)
            .offer(Field.REEL, ale.common("Tape"), "ALE Tape", Confidence.READ)
            .offer(Field.REEL, ale.common("Reel"), "ALE Reel", Confidence.READ)
            .offer(Field.SCENE, ale.common("Scene"), "ALE Scene", Confidence.READ)
            .offer(Field.TAKE, ale.common("Take"), "ALE Take", Confidence.READ)
            .offer(Field.CLIP_NAME, ale.common("Name"), "ALE Name", Confidence.READ);
        ale.heading().forEach((key, value) -> to.raw("ale", key, value));
        to.raw("ale", "columns", String.join(", ", ale.columns())).raw("ale", "rows", "" + ale.rows().size());
        for (int i = 0; i < Math.min(ale.rows().size(), MOST_ROWS_SHOWN); i++) {
            for (String column : ROW_BY_ROW) {
                to.raw("ale", (i + 1) + "/" + column, ale.cell(ale.rows().get(i), column));
            }
        }
        rate.ifPresent(r -> lengths(ale, r, path, to));
        decisions(ale, path, to);
    }

    private static Optional<Rate> rate(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Rate.parse(text)).filter(r -> Timecode.possible(r, false));
        } catch (IllegalArgumentException | ArithmeticException noRate) {
            return Optional.empty();
        }
    }

    /** End is the frame after the last: without its start it has to be the duration. */
    private static void lengths(AleFile ale, Rate rate, String path, Inspection.Builder to) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < ale.rows().size(); i++) {
            List<String> row = ale.rows().get(i);
            Optional<Timecode> start = timecode(ale.cell(row, "Start"), rate);
            Optional<Timecode> end = timecode(ale.cell(row, "End"), rate);
            Optional<Timecode> duration = timecode(ale.cell(row, "Duration"), rate);
            if (start.isPresent() && end.isPresent() && duration.isPresent() && !start.get().plus(duration.get().frames()).equals(end.get())) {
                wrong.add((i + 1) + " (" + ale.cell(row, "Name") + ")");
            }
        }
        if (!wrong.isEmpty()) {
            to.finding(new Finding("SIDECAR_CONFLICT", Severity.INFO, path, "In " + wrong.size() + " of " + ale.rows().size()
                + " rows the duration is not the end without the start: row " + named(wrong) + ".",
                "Check the log's frame rate against its clips before it is imported."));
        }
    }

    private static void decisions(AleFile ale, String path, Inspection.Builder to) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < ale.rows().size(); i++) {
            String sop = ale.cell(ale.rows().get(i), "ASC_SOP");
            String sat = ale.cell(ale.rows().get(i), "ASC_SAT");
            if (!sop.isEmpty() && !ColourNumbers.isSop(sop) || !sat.isEmpty() && !ColourNumbers.are(sat, 1)) {
                wrong.add((i + 1) + " (" + ale.cell(ale.rows().get(i), "Name") + ")");
            }
        }
        if (!wrong.isEmpty()) {
            to.finding(new Finding("CDL_UNREADABLE", Severity.INFO, path, "The colour decision of row " + named(wrong)
                + " is none: ASC_SOP has nine numbers in three brackets, ASC_SAT has one.", "Take the colour decisions from the set's CDL files."));
        }
    }

    private static String named(List<String> rows) {
        return String.join(", ", rows.subList(0, Math.min(MOST_NAMED, rows.size()))) + (rows.size() > MOST_NAMED ? ", …" : "");
    }

    private static Optional<Timecode> timecode(String text, Rate rate) {
        try {
            return Optional.of(Timecode.parse(text, rate));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
