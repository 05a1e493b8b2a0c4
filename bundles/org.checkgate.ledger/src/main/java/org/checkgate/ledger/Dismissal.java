package org.checkgate.ledger;

import java.time.Instant;

/** A person's decision that files which belong to no roll need not be kept by anybody here; {@code by} and {@code reason} are never blank. */
public record Dismissal(String by, String reason, Instant at) {
}
