package org.checkgate.ledger;

import java.util.List;
import java.util.OptionalLong;

/** What happened, for people. */
public interface ActivityLog {
    /** Kept over kill -9, forced with the next acknowledged step. */
    void add(OptionalLong driveId, OptionalLong rollId, String kind, String sentence);

    /** Entries after this sequence, oldest first. */
    List<ActivityEntry> after(long sequence, int limit);

    /** The sequence of the newest entry, 0 when there is none. */
    long newest();
}
