package org.checkgate.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several rounds of all contestants in turn over the same card. The first ones are not counted: they warm the server and
 * whoever stays up.
 *
 * @param warming rounds before those that are counted
 * @param rounds  that are counted; at least 1
 */
public record Trial(StoreServer server, Card card, int warming, int rounds) {

    /** The median of each, in the contestants' order. */
    public Map<Contestant, Spent> run(List<? extends Contestant> contestants, Report report) throws IOException, InterruptedException {
        Map<Contestant, List<Spent>> all = new LinkedHashMap<>();
        contestants.forEach(each -> all.put(each, new ArrayList<>()));
        for (int round = 0; round < warming + rounds; round++) {
            for (Contestant contestant : contestants) {
                String bucket = server.bucket();
                Spent spent = contestant.bring(card, server, bucket);
                server.remove(bucket);
                report.say(contestant.name() + (round < warming ? " (warming up): " : ": ") + spent + contestant.steps() + ".");
                if (round >= warming) {
                    all.get(contestant).add(spent);
                }
            }
        }
        Map<Contestant, Spent> medians = new LinkedHashMap<>();
        all.forEach((contestant, spent) -> medians.put(contestant, Spent.median(spent)));
        return medians;
    }
}
