package org.checkgate.ledger;

import java.util.List;

/** Events for the world outside, at least once, in order per roll. */
public interface Outbox {
    /** Appends an event; the same id again changes nothing. */
    void append(String id, String type, long rollId, String data);

    /** Events after this cursor, oldest first. */
    List<OutboxEvent> after(long cursor, int limit);
}
