package org.checkgate.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.checkgate.spi.Finding;

/** When copies were looked at again, and what was found to be wrong with them. */
public interface Scrubs {
    /** When what is proven of a roll was looked at, a row for each tier on which something of it is proven now. */
    List<LastLook> last(long rollId);

    /**
     * Rolls with something proven at the destination that this tier is configured to now, and that the tier's station is not working on. What was taken
     * back, since it was given to the wrong production, rests as it is. First those
     * that a person asked for, then those that were cut off, then the one that was not looked at for the longest time.
     *
     * @param every how old a look must be; empty: only what persons asked for
     */
    List<DueScrub> due(Tier tier, Optional<Duration> every);

    /**
     * A person wants a roll looked at soon, from the beginning, wherever something of it is proven.
     *
     * @return where that is
     */
    Set<Tier> ask(long rollId);

    /** Begins a look, or goes on with one that was cut off. Kept over kill -9, forced with the next acknowledged step. */
    DueScrub begin(DueScrub scrub);

    /** Notes how far a look has come, by the number of a file; what is not noted is looked at again. Kept as {@link #begin}. */
    void reached(DueScrub scrub, long fileId);

    /**
     * All of it was looked at; that is told in the activity log. The look counts from its beginning. When a person asked once more meanwhile it counts
     * for nothing.
     *
     * @param objects that were looked at
     */
    void looked(DueScrub scrub, long objects);

    /**
     * A copy was looked at and is no longer what was proven. In one acknowledged step it is forgotten, with the copy of every other file that is the
     * same object, the findings say so, a {@link Tampering} is noted for each, and the station that brings it there runs again. Nothing is changed when
     * the ledger knows something else of that copy by now, or when that station is working on its roll; then it is looked at as soon as that has ended. So is
     * another delivery that its station works on: what was seen there in its run may be gone.
     *
     * @param seen    the copy as it was when it was looked at
     * @param finding about its file
     * @return whether it was so
     */
    boolean wrong(Copy seen, Finding finding);

    /**
     * As {@link #wrong(Copy, Finding)}, of a document of our own. No light rests on it but by the finding, which has its whole key as path.
     *
     * @param endpoint the destination that its tier is configured to
     * @return false also when the finding stands already
     */
    boolean wrong(Document seen, String endpoint, Finding finding);

    /** Keys under which something that was proven at this destination was ever found to be changed or gone. What else lies there was never ours. */
    Set<String> found(long rollId, Tier tier, String endpoint);

    /** What no event tells of yet, oldest first; all of it is on the disk. */
    List<Tampering> untold(int limit);

    /** Appends the event about it and notes that, in one acknowledged step. A repeat changes nothing. */
    void told(Tampering tampering, String eventId, String eventType, String eventData);
}
