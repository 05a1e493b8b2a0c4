package org.checkgate.ledger;

import java.util.List;
import java.util.Optional;

/**
 * A shoot day as its rolls name it.
 *
 * @param rolls    how many came, each delivery by itself; at least 1
 * @param unproven those that lack more for {@link Light#SAFE_TO_CLEAR} than a signature, first one first
 * @param lastRoll id of the newest roll: by it a person says what the day was when they looked
 * @param signed   empty while nobody has signed it off
 */
public record ShootDay(Destination destination, int rolls, List<Unproven> unproven, long lastRoll, Optional<SignOff> signed) {
    /**
     * A roll that is not proven in the archive.
     *
     * @param roll its name, with the number of its delivery from the second on
     * @param why  a plain sentence
     */
    public record Unproven(String roll, String why) {
    }

    /** How many lack nothing but a signature, or have it already. */
    public int archived() {
        return rolls - unproven.size();
    }
}
