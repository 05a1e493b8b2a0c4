package org.checkgate.ledger;

import java.time.Instant;

/**
 * An event for the world outside, kept until every sink has it and replayable after that.
 *
 * @param cursor       orders all events of this appliance
 * @param id           deterministic: the same fact has the same id
 * @param type         such as {@code org.checkgate.roll.ready}
 * @param rollSequence counts a roll's events from 1
 * @param data         JSON
 */
public record OutboxEvent(long cursor, String id, String type, long rollId, long rollSequence, Instant at, String data) {
}
