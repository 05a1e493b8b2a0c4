package org.checkgate.bench.staging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.checkgate.bench.Card;
import org.checkgate.bench.Contestant;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Goal;
import org.checkgate.bench.Report;
import org.checkgate.bench.Spent;
import org.checkgate.bench.Trial;
import org.checkgate.mhl.HashFormat;

/**
 * From plug-in to SAFE_TO_UNPLUG beside the native tools, over one card; and what a kill in the middle costs.
 *
 * @param name   of the figures, after {@code staging.}
 * @param files  of the card
 * @param each   bytes of each
 * @param warming rounds before those that are counted
 * @param rounds that are counted
 * @param wall   goal of the times
 * @param cpu    goal of the processor times, where there is one
 * @param best   options of {@code rclone copy} with which it was found to be fastest for such a card
 */
record Copying(String name, int files, long each, int warming, int rounds, Goal wall, Optional<Goal> cpu, String... best) {
    private static final double GIB = 1 << 30;
    private static final double CPU_A_GIB = 2.5;

    void run(Workshop workshop, Report report) throws IOException, InterruptedException {
        Card card = Card.write(workshop.drive(name), 1, files, each, HashFormat.XXH64);
        Appliance started = new Appliance(workshop.ledgers());
        try (RunningAppliance ours = new RunningAppliance(started)) {
            compared(workshop, card, ours, started, report);
        }
        killed(workshop, card, started, report);
    }

    private void compared(Workshop workshop, Card card, RunningAppliance ours, Appliance started, Report report)
            throws IOException, InterruptedException {
        NativeTools tools = new NativeTools("rclone");
        NativeTools tuned = new NativeTools("rclone.tuned", best);
        report.say(name + ": rclone.tuned is rclone copy " + String.join(" ", best) + ".");
        List<Contestant> contestants = new ArrayList<>(List.of(ours, started));
        if (!tools.absent()) {
            contestants.addAll(List.of(tools, tuned));
        }
        Map<Contestant, Spent> medians = new Trial(workshop.server(), card, warming, rounds).run(contestants, report);
        Spent mine = medians.get(ours);
        Optional<Spent> theirs = Optional.ofNullable(medians.get(tools));
        figure("wall_s", mine.wall(), tools, theirs.map(Spent::wall), wall, report);
        cpu.ifPresent(goal -> figure("client_cpu_s", mine.cpu(), tools, theirs.map(Spent::cpu), goal, report));
        // Nobody asked for more than to beat the usual way by far, but there should be no faster one at all.
        figure("wall_s", mine.wall(), tuned, Optional.ofNullable(medians.get(tuned)).map(Spent::wall), Goal.atMost("1"), report);
        report.figure(new Figure("staging." + name, "source_bytes", ours.told("read"), "card", OptionalDouble.of(card.bytes()), Goal.atMost("1")));
        medians.forEach((contestant, spent) -> report.say("%s: %s in the median of %d rounds: %s; the server's part of all processor time: %.0f %%."
                .formatted(name, contestant.name(), rounds, spent, 100 * spent.server() / (spent.server() + spent.cpu()))));
        if (cpu.isPresent()) {
            perGibibyte(card, HashFormat.XXH64, mine, report);
            Card other = card.linked(workshop.drive(name + "-xxh128"), HashFormat.XXH128);
            Spent spent = new Trial(workshop.server(), other, 1, 1).run(List.of(ours), report).get(ours);
            perGibibyte(other, HashFormat.XXH128, spent, report);
        }
    }

    private void figure(String metric, double mine, Contestant peer, Optional<Double> theirs, Goal goal, Report report) {
        report.figure(new Figure("staging." + name, metric, mine, peer.name(),
                theirs.map(OptionalDouble::of).orElse(OptionalDouble.empty()), goal));
    }

    private void perGibibyte(Card card, HashFormat format, Spent spent, Report report) {
        report.figure(Figure.within(CPU_A_GIB, "staging." + name + "." + format.id(), "per_GiB_cpu_s", spent.cpu() / (card.bytes() / GIB)));
    }

    /** With kill -9 when half of the bytes were read; then on, with the same ledger. */
    private void killed(Workshop workshop, Card card, Appliance ours, Report report) throws IOException, InterruptedException {
        String bucket = workshop.server().bucket();
        ours.bringAfterKill(card, workshop.server(), bucket);
        workshop.server().remove(bucket);
        report.say(String.format(Locale.ROOT, "%s: the kill cut off files of %.0f bytes; %.0f bytes were sent twice.", name, ours.told("open"), ours.told("twice")));
        report.figure(Figure.within(card.bytes() + ours.told("open"), "staging." + name + ".killed", "source_bytes", ours.told("read")));
    }
}
