package org.checkgate.console.internal.metrics;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkgate.ledger.Durations;
import org.checkgate.ledger.Figures;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.WorkState;

/** Where the rolls are, and how long they take. */
record StageFamily(Figures figures) implements Family {
    private static final Set<WorkState> UNDER_WAY = EnumSet.complementOf(EnumSet.of(WorkState.DONE));

    @Override
    public void write(Sheet sheet) {
        Map<String, Durations> times = new LinkedHashMap<>();
        for (Step step : Step.values()) {
            Map<WorkState, Long> rolls = figures.stations().getOrDefault(step, Map.of());
            for (WorkState state : UNDER_WAY) {
                sheet.gauge("checkgate.stage.rolls", "Rolls at a station, by why they are there", rolls.getOrDefault(state, 0L),
                        "stage", step.name(), "reason", state.name());
            }
            times.put(step.name(), figures.stationTimes().getOrDefault(step, Durations.NONE));
        }
        sheet.durations("checkgate.stage.duration.seconds", "From when a station was asked for until it was done for a roll, with all waits", Optional.of("stage"), times);
        sheet.durations("checkgate.roll.time.to.cloud.seconds", "From when a drive was first seen until a roll of it was proven in the cloud", Optional.empty(),
                Map.of("", figures.timeToCloud()));
    }
}
