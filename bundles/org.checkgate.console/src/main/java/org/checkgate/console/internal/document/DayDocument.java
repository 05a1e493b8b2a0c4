package org.checkgate.console.internal.document;

import java.util.List;
import org.checkgate.ledger.ShootDay;
import org.checkgate.ledger.SignOff;

/**
 * A shoot day at a glance.
 *
 * @param archived rolls that lack nothing but the signature, or have it
 * @param unproven the others, with why
 * @param lastRoll what whoever signs it off gives back, to say what they saw
 * @param signed   null while nobody has
 */
public record DayDocument(String title, String day, String unit, int rolls, int archived, List<ShootDay.Unproven> unproven, long lastRoll,
                          Signed signed) {
    /**
     * @param at        RFC 3339 UTC
     * @param uncovered rolls that came after it, of which it does not speak
     */
    public record Signed(String by, String at, int uncovered) {
        static Signed of(SignOff signature) {
            return new Signed(signature.by(), signature.at().toString(), signature.uncovered());
        }
    }

    public static DayDocument of(ShootDay day) {
        return new DayDocument(day.destination().title(), day.destination().day(), day.destination().unit(), day.rolls(), day.archived(),
                day.unproven(), day.lastRoll(), day.signed().map(Signed::of).orElse(null));
    }
}
