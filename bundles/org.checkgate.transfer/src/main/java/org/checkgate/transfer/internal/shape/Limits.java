package org.checkgate.transfer.internal.shape;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The rate that holds: a person's exception as long as it lasts, else what the plan says. It follows from the moment alone, so
 * that no restart changes it.
 */
public record Limits(Timetable plan, Optional<Exception> exception, ZoneId zone) {
    /** @param until exclusive */
    public record Exception(Rate rate, Instant until) {
    }

    /**
     * @param until     when the rate changes; empty when it never does
     * @param exception whether it is a person's exception
     */
    public record Now(Rate rate, Optional<Instant> until, boolean exception) {
    }

    public static Limits unlimited() {
        return new Limits(Timetable.of("off"), Optional.empty(), ZoneId.of("UTC"));
    }

    public Now at(Instant moment) {
        if (exception.isPresent() && moment.isBefore(exception.get().until)) {
            return new Now(exception.get().rate, Optional.of(exception.get().until), true);
        }
        Timetable.Stretch stretch = plan.at(moment, zone);
        return new Now(stretch.rate(), stretch.until(), false);
    }
}
