package org.checkgate.console.internal.document;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.console.internal.document.RollSummary.StepState;
import org.checkgate.ledger.Glance;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Lights;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.TransferTotals;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;

/** Draws up summaries. */
public final class Summaries {
    private Summaries() {
    }

    /** Of these rolls, in this order; one that is not there is left out. */
    public static List<RollSummary> of(Ledger ledger, List<Roll> rolls) {
        Turn turn = new Turn(ledger);
        return ledger.rolls().glances(rolls.stream().map(Roll::id).toList()).stream().map(glance -> summary(turn, glance)).toList();
    }

    private static RollSummary summary(Turn turn, Glance glance) {
        Roll roll = glance.roll();
        RollStanding standing = glance.standing();
        TransferTotals totals = glance.totals();
        return new RollSummary(roll.id(), roll.driveId(), roll.destination().title(), roll.destination().day(), roll.destination().unit(),
                roll.name(), roll.delivery(), roll.kind().word(), RollDocument.byName(glance.lights()), standing.files(), glance.bytes(), steps(turn, glance.work()),
                glance.findings().stream().sorted(Comparator.comparing(Finding::severity)).limit(RollSummary.FINDINGS).toList(), glance.findings().size(),
                byTier(standing.staging().proven(), standing.cloud().proven(), standing.archive().proven()),
                byTier(totals.bytesStaged(), totals.bytesSynced(), totals.bytesArchived()),
                standing.cleared().map(Instant::toString).orElse(null),
                !standing.daySigned() && Lights.of(standing.signed()).get(Light.SAFE_TO_CLEAR).on());
    }

    static List<StepState> steps(Turn turn, List<Work> work) {
        return work.stream().sorted(Comparator.comparing(Work::step)).map(w -> new StepState(w.step().name(), w.state().name(),
                turn.reason(w), w.state() == WorkState.WAITING ? w.notBefore().toString() : null)).toList();
    }

    private static Map<String, Long> byTier(long staging, long cloud, long archive) {
        Map<String, Long> byTier = new LinkedHashMap<>();
        byTier.put("staging", staging);
        byTier.put("cloud", cloud);
        byTier.put("archive", archive);
        return byTier;
    }
}
