package org.checkgate.ledger;

import java.util.Optional;

/**
 * What persons order of the backbone. An order stands until it is taken back, and each is written into the activity log in
 * the same step. What a rate or a timetable means is for the backbone to say; here they are kept as they were written.
 */
public interface Steering {
    Orders orders();

    /** Counts up with every order; who has seen it need not read them all again. */
    long revision();

    /** @param plan empty: the configured limit holds again */
    void limit(Optional<String> plan, String by);

    /** Replaces one that stands; {@code exception.at()} is given anew. */
    void exception(LimitException exception);

    /** Takes it away before its time; none: nothing. */
    void endException(String by);

    /**
     * Replaces one of the same reach and subject; {@code hold.at()} is given anew.
     *
     * @throws IllegalArgumentException when it names a roll that is not there
     */
    void hold(Hold hold);

    /** @return whether there was one */
    boolean release(Reach reach, String subject, String by);

    /** @throws IllegalArgumentException when there is no such roll */
    void urgency(long rollId, Urgency urgency, String by);

    /** @param weight 1 to 100; a title gets as much of a lane as its weight is part of the weights of all titles that wait there */
    void share(String title, int weight, String by);

    /** @param hours 1 to 8760 within which a roll of this title is to be proven in the cloud after it was listed; 0: none */
    void objective(String title, int hours, String by);
}
