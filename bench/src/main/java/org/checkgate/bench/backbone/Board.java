package org.checkgate.bench.backbone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Report;
import org.checkgate.bench.staging.Appliance;

/**
 * How long the pages wait for a ledger that is large.
 *
 * @param rolls in it
 * @param files of all rolls together
 */
record Board(int rolls, int files) {
    private static final double LIMIT = 0.05;
    private static final List<String> PAGES = List.of("status", "largest_roll", "rolls", "backbone");

    /** @param folder for the ledger */
    void run(Path folder, Report report) throws IOException, InterruptedException {
        Map<String, Double> told = Appliance.JAVA.run(BoardRun.class, List.of(folder.resolve("ledger").toString(), Integer.toString(rolls), Integer.toString(files)));
        for (String page : PAGES) {
            report.figure(Figure.within(LIMIT, "backbone.board-" + files, page + "_s", told.get(page)));
        }
        report.say(String.format(Locale.ROOT, "the ledger of %d files in %d rolls, one of them a third of all, was filled in %.1f s with 512 MiB of heap, and opened in %.1f s, "
                + "in which all counters were held against what they count.", files, rolls, told.get("filled"), told.get("opened")));
    }
}
