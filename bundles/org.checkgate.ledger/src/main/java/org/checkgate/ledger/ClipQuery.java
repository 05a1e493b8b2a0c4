package org.checkgate.ledger;

import java.util.Optional;

/**
 * What is asked of clips; what is empty is not asked. Small and capital letters are the same but in a title. A clip that does not state
 * something, such as its reel, is not found by it.
 *
 * @param text     words, all of which the clip has in its name, reel, scene, take, notes, look, lens, camera, codec, track or roll; each
 *                 stands for all that begin with it
 * @param name     how the clip's name begins
 * @param reel     how its reel begins
 * @param camera   the camera's letter
 * @param title    the production, as it is written
 * @param day      shoot day, YYYYMMDD
 * @param colour   how its colour space begins, in the maker's words, else its primaries
 * @param codec    how its codec begins, such as {@code prores} or {@code prores 4444}
 * @param timecode a part of the day in which it has at least one frame
 * @param after    {@link ClipPage#next()} of the page before, of the same query
 * @param limit    at most so many clips, 1 to {@value #MOST}
 */
public record ClipQuery(Optional<String> text, Optional<String> name, Optional<String> reel, Optional<String> camera, Optional<String> title,
                        Optional<String> day, Optional<String> colour, Optional<String> codec, Optional<TimecodeSpan> timecode,
                        Optional<String> after, int limit) {
    /** So many clips are a page at most. */
    public static final int MOST = 200;
    /** So many words are looked for at most. */
    public static final int WORDS = 8;

    /** @throws IllegalArgumentException when the limit is none; the message is a plain sentence */
    public ClipQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page has 1 to " + MOST + " clips, not " + limit + ".");
        }
    }
}
