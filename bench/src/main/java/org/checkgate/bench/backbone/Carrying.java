package org.checkgate.bench.backbone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.checkgate.bench.Contestant;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Goal;
import org.checkgate.bench.Report;
import org.checkgate.bench.Spent;
import org.checkgate.bench.Trial;

/**
 * From staging to a bucket of the cloud, proven there, beside the native tools.
 *
 * @param name    of the figures, after {@code backbone.}
 * @param files   of the card
 * @param each    bytes of each
 * @param before  rounds of ours alone, before all others: an appliance has been up for long, and its Java compiles while it works
 * @param warming rounds of all before those that are counted
 * @param rounds  that are counted
 */
record Carrying(String name, int files, long each, int before, int warming, int rounds) {
    private static final Goal WALL = Goal.atMost("0.6");
    private static final Goal CPU = Goal.atMost("0.5");

    void run(Site site, Report report) throws IOException, InterruptedException {
        Site.Staged staged = site.stage(name, files, each);
        RcloneBetween rclone = new RcloneBetween(site.staging(), staged.order().bucket());
        AwsCopy aws = new AwsCopy();
        try (RunningBackbone ours = new RunningBackbone(staged)) {
            List<Contestant> contestants = new ArrayList<>(List.of(ours));
            if (!rclone.absent()) {
                contestants.add(rclone);
            }
            if (!aws.absent()) {
                contestants.add(aws);
            }
            for (int round = 0; round < before; round++) {
                report.say("%s, alone, to warm up: %s.".formatted(ours.name(), ours.warmUp(site.cloud())));
            }
            Map<Contestant, Spent> medians = new Trial(site.cloud(), staged.card(), warming, rounds).run(contestants, report);
            Spent mine = medians.get(ours);
            Optional<Spent> theirs = Optional.ofNullable(medians.get(rclone));
            // Both goals together are that of the better one.
            figure("wall_s", mine.wall(), rclone, theirs.map(Spent::wall), WALL, report);
            figure("wall_s", mine.wall(), aws, Optional.ofNullable(medians.get(aws)).map(Spent::wall), WALL, report);
            figure("client_cpu_s", mine.cpu(), rclone, theirs.map(Spent::cpu), CPU, report);
            medians.forEach((contestant, spent) -> report.say("%s: %s in the median of %d rounds: %s."
                    .formatted(name, contestant.name(), rounds, spent)));
        }
        report.say(name + ": carried and proven with 512 MiB of heap.");
        site.discard(staged);
    }

    private void figure(String metric, double mine, Contestant peer, Optional<Double> theirs, Goal goal, Report report) {
        report.figure(new Figure("backbone." + name, metric, mine, peer.name(),
                theirs.map(OptionalDouble::of).orElse(OptionalDouble.empty()), goal));
    }
}
