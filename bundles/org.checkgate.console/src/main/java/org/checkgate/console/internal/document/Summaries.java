package org.checkgate.console.internal.document;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.checkgate.console.internal.document.RollSummary.StepState;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Lights;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.TransferTotals;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;

/** Draws up summaries. Safe for use by several threads. */
public final class Summaries {
    /** Adding up 300,000 sizes twice a second would be most of the appliance's work; they change only while it stages. */
    private final Map<Long, Long> staged = new ConcurrentHashMap<>();
    private final Map<Long, Long> listed = new ConcurrentHashMap<>();

    public RollSummary of(Ledger ledger, Roll roll) {
        // As in the contract's document, the lights are read first.
        var lights = RollDocument.lights(ledger, roll.id());
        RollStanding standing = ledger.rolls().standing(roll.id());
        List<Work> work = ledger.work().ofRoll(roll.id());
        List<Finding> findings = ledger.rolls().findings(roll.id());
        TransferTotals totals = ledger.rolls().totals(roll.id());
        return new RollSummary(roll.id(), roll.driveId(), roll.destination().title(), roll.destination().day(), roll.destination().unit(),
                roll.name(), roll.delivery(), roll.kind().word(), lights, standing.files(), bytes(ledger, roll, work), steps(ledger, work),
                findings.stream().sorted(Comparator.comparing(Finding::severity)).limit(RollSummary.FINDINGS).toList(), findings.size(),
                byTier(standing.staging().proven(), standing.cloud().proven(), standing.archive().proven()),
                byTier(totals.bytesStaged(), totals.bytesSynced(), totals.bytesArchived()),
                standing.cleared().map(Instant::toString).orElse(null),
                !standing.daySigned() && Lights.of(standing.signed()).get(Light.SAFE_TO_CLEAR).on());
    }

    static List<StepState> steps(Ledger ledger, List<Work> work) {
        return work.stream().sorted(Comparator.comparing(Work::step)).map(w -> new StepState(w.step().name(), w.state().name(),
                Turn.reason(ledger, w), w.state() == WorkState.WAITING ? w.notBefore().toString() : null)).toList();
    }

    private long bytes(Ledger ledger, Roll roll, List<Work> work) {
        boolean done = work.stream().anyMatch(w -> w.step() == Step.STAGE && w.state() == WorkState.DONE);
        return (done ? staged : listed).computeIfAbsent(roll.id(),
                id -> ledger.rolls().files(id).stream().mapToLong(RollFile::size).filter(size -> size > 0).sum());
    }

    private static Map<String, Long> byTier(long staging, long cloud, long archive) {
        Map<String, Long> byTier = new LinkedHashMap<>();
        byTier.put("staging", staging);
        byTier.put("cloud", cloud);
        byTier.put("archive", archive);
        return byTier;
    }
}
