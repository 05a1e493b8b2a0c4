package org.checkgate.console.internal.api;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import javax.servlet.http.HttpServletRequest;
import org.checkgate.console.internal.http.Body;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.console.internal.http.Words;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.Reach;
import org.checkgate.ledger.Steering;
import org.checkgate.ledger.Urgency;
import org.checkgate.transfer.TrafficControl;

/** Reads what a person orders of the backbone, and has it done. Nothing is ordered when it throws. */
record Ordering(Steering steering, TrafficControl traffic, Clock clock) {
    /** An exception that nobody remembers is no exception any more. */
    private static final Duration LONGEST = Duration.ofDays(366);
    /** Longer than any sensible title or timetable. */
    private static final int LONG = 1_000;
    private static final String AGAIN = "Correct it and send it again; nothing was ordered.";

    /** @return false for what nobody can order */
    boolean done(String what, HttpServletRequest request) throws IOException {
        try {
            switch (what) {
                case "limit" -> limit(Body.of(request, Set.of("limit", "by")));
                case "exception" -> exception(Body.of(request, Set.of("rate", "until", "by", "reason"), Set.of("minutes")));
                case "exception/end" -> traffic.endException(by(Body.of(request, Set.of("by"))));
                case "hold" -> hold(Body.of(request, Set.of("reach", "subject", "kind", "by", "reason")));
                case "release" -> release(Body.of(request, Set.of("reach", "subject", "by")));
                case "urgency" -> urgency(Body.of(request, Set.of("urgency", "by"), Set.of("roll")));
                case "share" -> share(Body.of(request, Set.of("title", "by"), Set.of("share")));
                case "objective" -> objective(Body.of(request, Set.of("title", "by"), Set.of("hours")));
                default -> {
                    return false;
                }
            }
            return true;
        } catch (IllegalArgumentException notUnderstood) {
            throw Refusal.badInput(notUnderstood.getMessage(), AGAIN);
        }
    }

    private void limit(Body body) {
        String by = by(body);
        traffic.limit(body.text("limit").isPresent() ? Optional.of(body.line("limit", LONG, AGAIN)) : Optional.empty(), by);
    }

    private void exception(Body body) {
        Instant until = until(body);
        if (until.isAfter(clock.instant().plus(LONGEST))) {
            throw Refusal.badInput("An exception lasts a year at most.", "Set the limit itself when it is to hold for good.");
        }
        traffic.exception(body.line("rate", LONG, "Say rate, such as 512M, off or closed."), until, by(body), reason(body));
    }

    private Instant until(Body body) {
        Optional<String> moment = body.text("until");
        OptionalLong minutes = body.number("minutes");
        if (moment.isPresent() == minutes.isPresent()) {
            throw Refusal.badInput("It is not clear how long the exception is to last.", "Say either until, a moment such as 2030-01-31T18:00:00Z, or minutes.");
        }
        if (minutes.isPresent()) {
            return clock.instant().plus(Duration.ofMinutes(Math.min(minutes.getAsLong(), 2 * LONGEST.toMinutes())));
        }
        try {
            return OffsetDateTime.parse(moment.get()).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.badInput("\"" + Words.shown(moment.get()) + "\" is no moment.", "Write it with its offset, such as 2030-01-31T18:00:00Z.");
        }
    }

    private void hold(Body body) {
        Aim aim = aim(body);
        HoldKind kind = one(HoldKind.values(), "kind", body);
        if (kind == HoldKind.DRAIN && aim.reach() != Reach.SITE) {
            throw Refusal.badInput("Only the whole site can be drained.", "Pause a lane, a title or a roll instead.");
        }
        steering.hold(new Hold(aim.reach(), aim.subject(), kind, by(body), reason(body), clock.instant()));
    }

    private void release(Body body) {
        Aim aim = aim(body);
        if (!steering.release(aim.reach(), aim.subject(), by(body))) {
            throw new Refusal(404, "There is no such hold.", "Look at what is held, and release that; what holds a roll may be its title, its lane or the site.");
        }
    }

    private void urgency(Body body) {
        steering.urgency(number(body, "roll"), one(Urgency.values(), "urgency", body), by(body));
    }

    private void share(Body body) {
        steering.share(body.line("title", LONG, AGAIN), (int) Math.min(Integer.MAX_VALUE, number(body, "share")), by(body));
    }

    private void objective(Body body) {
        steering.objective(body.line("title", LONG, AGAIN), (int) Math.min(Integer.MAX_VALUE, number(body, "hours")), by(body));
    }

    private static Aim aim(Body body) {
        Optional<String> subject = body.text("subject").isPresent() ? Optional.of(body.line("subject", LONG, AGAIN)) : Optional.empty();
        return Aim.of(body.needed("reach", AGAIN), subject);
    }

    private static String by(Body body) {
        return body.line("by", Persons.NAME, "Say by (your name).");
    }

    /** A reason helps whoever finds it later, and nobody has to give one. */
    private static String reason(Body body) {
        return body.text("reason").isPresent() ? body.line("reason", Persons.REASON, AGAIN) : "";
    }

    private static long number(Body body, String name) {
        return body.number(name).orElseThrow(() -> Refusal.badInput("\"" + name + "\" is missing.", AGAIN));
    }

    private static <E extends Enum<E>> E one(E[] known, String name, Body body) {
        String word = body.needed(name, AGAIN);
        return Stream.of(known).filter(each -> each.name().equals(word)).findFirst().orElseThrow(() -> Refusal.badInput(
                "There is no " + name + " \"" + Words.shown(word) + "\".", "Known are " + String.join(", ", Stream.of(known).map(Enum::name).toList()) + "."));
    }
}
