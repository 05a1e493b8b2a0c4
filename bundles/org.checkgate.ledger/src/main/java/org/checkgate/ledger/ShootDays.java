package org.checkgate.ledger;

import java.util.List;
import java.util.Optional;

/** Shoot days, known from their rolls, and who has signed them off. */
public interface ShootDays {
    /**
     * The day of the newest roll comes first.
     *
     * @param limit at most so many, from 0
     */
    List<ShootDay> newest(long limit);

    /** Empty while no roll of it has come. */
    Optional<ShootDay> find(Destination day);

    /**
     * A person signs a day off, in one step with the look at what there is: a signature covers what its person saw, and nothing
     * else. One that is there and does not cover all rolls is replaced.
     *
     * @param by       the person's name, not blank
     * @param lastRoll {@link ShootDay#lastRoll} as the person saw it
     * @return the day as it is signed
     * @throws IllegalArgumentException when no roll of that day has come
     * @throws IllegalStateException    when the day is not what the person saw, when a roll of it is not proven in the archive, or when it
     *                                  is signed off as it is; the message is a plain sentence
     */
    ShootDay sign(Destination day, String by, long lastRoll);
}
