package org.checkgate.ledger;

import java.util.List;

/** Camera format cards of titles, derived from their clips, and what persons corrected of them. */
public interface Cards {
    /** So many titles and so many cards are listed at most. */
    int MOST = 1000;

    /** Titles that have clips with a picture, in order of their names. */
    List<String> titles();

    /** The different cards of a title, the one of the most clips first. */
    List<TitleCard> of(String title);

    /**
     * A person says what is right, in one acknowledged step. It takes the place of an earlier correction of the same.
     *
     * @param read   the card as it was read
     * @param value  one line; of a squeeze a number above 0 and up to 10
     * @param by     the person's name, not blank
     * @param reason not blank
     * @throws IllegalArgumentException when the title has no such card, or the value is none; the message is a plain sentence
     * @throws IllegalStateException    when just this was read, or stands already; the message is a plain sentence
     */
    Correction correct(String title, FormatCard read, CardAttribute attribute, String value, String by, String reason);

    /**
     * Ends a correction: what was read holds again.
     *
     * @param by     the person's name, not blank
     * @param reason not blank
     * @throws IllegalArgumentException when no such correction stands; the message is a plain sentence
     */
    void withdraw(long correctionId, String by, String reason);
}
