package org.checkgate.console.internal.stream;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.checkgate.console.internal.document.RollSummary;
import org.checkgate.console.internal.document.Summaries;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.WorkState;

/**
 * Keeps summaries up to date without asking the ledger for all of them again and again: a roll is looked at when it
 * has work under way or was just finished, when something happened to it, and now and then in any case.
 */
final class RollsWatch {
    /** Old rolls are looked up, not watched. */
    private static final int WATCHED = 200;
    private static final int ALL_EVERY = 20;

    private Map<Long, RollSummary> known = new LinkedHashMap<>();
    private Set<Long> working = Set.of();
    private List<Endpoint> endpoints = List.of();
    private int looks;

    /** The newest rolls, newest first, when anything about them changed since the last look. */
    Optional<List<RollSummary>> look(Ledger ledger, List<ActivityEntry> happened) {
        List<Endpoint> endpointsNow = Stream.of(Tier.values()).flatMap(tier -> ledger.endpoints().current(tier).stream()).toList();
        Set<Long> workingNow = working(ledger);
        Set<Long> touched = new HashSet<>(workingNow);
        touched.addAll(working);
        happened.forEach(entry -> entry.rollId().ifPresent(touched::add));
        // What happened to a drive or to the whole appliance may concern any roll; so do destinations that came or went.
        boolean all = looks++ % ALL_EVERY == 0 || !endpointsNow.equals(endpoints) || happened.stream().anyMatch(e -> e.rollId().isEmpty());
        working = workingNow;
        endpoints = endpointsNow;
        Map<Long, RollSummary> now = new LinkedHashMap<>();
        List<Roll> watched = ledger.rolls().all().stream().limit(WATCHED).toList();
        watched.forEach(roll -> now.put(roll.id(), known.get(roll.id())));
        List<Roll> look = watched.stream().filter(roll -> all || touched.contains(roll.id()) || !known.containsKey(roll.id())).toList();
        Summaries.of(ledger, look).forEach(summary -> now.put(summary.id(), summary));
        boolean changed = !now.equals(known);
        known = now;
        return changed ? Optional.of(current()) : Optional.empty();
    }

    List<RollSummary> current() {
        return new ArrayList<>(known.values());
    }

    private static Set<Long> working(Ledger ledger) {
        Set<Long> ids = new HashSet<>();
        Stream.of(WorkState.READY, WorkState.RUNNING, WorkState.WAITING)
                .forEach(state -> ledger.work().in(state).forEach(work -> ids.add(work.rollId())));
        return ids;
    }
}
