package org.checkgate.bench.staging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Goal;
import org.checkgate.bench.Report;
import org.checkgate.mhl.HashFormat;

/**
 * From plug-in to SAFE_TO_UNPLUG beside the native tools, over one card.
 *
 * @param name  of the figures
 * @param files of the card
 * @param each  bytes of each
 * @param wall  goal of the times
 * @param cpu   goal of the processor times
 */
record Copying(String name, int files, long each, Goal wall, Goal cpu) {

    void run(Workshop workshop, int rounds, Report report) throws IOException, InterruptedException {
        Card card = Card.write(workshop.drive(name), files, each, HashFormat.XXH64);
        Appliance ours = new Appliance(workshop.ledgers());
        NativeTools tools = new NativeTools("rclone");
        List<Contestant> contestants = new ArrayList<>(List.of(ours));
        if (!tools.absent()) {
            contestants.add(tools);
        }
        Map<Contestant, Spent> medians = new Trial(workshop.server(), card, rounds).run(contestants, report);
        Spent mine = medians.get(ours);
        Spent theirs = medians.get(tools);
        report.figure(new Figure(name, "wall_s", mine.wall(), tools.name(),
                theirs == null ? OptionalDouble.empty() : OptionalDouble.of(theirs.wall()), wall));
        report.figure(new Figure(name, "client_cpu_s", mine.cpu(), tools.name(),
                theirs == null ? OptionalDouble.empty() : OptionalDouble.of(theirs.cpu()), cpu));
        report.figure(new Figure(name, "source_bytes", ours.told("read"), "card", OptionalDouble.of(card.bytes()), Goal.atMost("1")));
    }
}
