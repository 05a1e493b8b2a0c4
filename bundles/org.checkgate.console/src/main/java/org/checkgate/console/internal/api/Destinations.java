package org.checkgate.console.internal.api;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Set;
import org.checkgate.console.internal.http.Body;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.ledger.Destination;

/** Reads title, day and unit as a person typed them. */
final class Destinations {
    static final Set<String> FIELDS = Set.of("title", "day", "unit");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private Destinations() {
    }

    /** @param today the day when none is given; null when one must be */
    static Destination of(Body body, LocalDate today) {
        String next = "Say title, day (YYYYMMDD) and unit.";
        String title = body.needed("title", next);
        String day = today == null ? body.needed("day", next) : body.text("day").orElseGet(() -> DAY.format(today));
        String unit = today == null ? body.needed("unit", next) : body.text("unit").orElse("main");
        try {
            Destination destination = new Destination(title, day, unit);
            LocalDate.parse(day, DAY);
            return destination;
        } catch (DateTimeParseException e) {
            throw Refusal.badInput("There is no day \"" + day + "\" in the calendar.", next);
        } catch (IllegalArgumentException e) {
            throw Refusal.badInput(e.getMessage(), next);
        }
    }
}
