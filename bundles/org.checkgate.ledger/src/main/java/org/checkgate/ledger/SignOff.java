package org.checkgate.ledger;

import java.time.Instant;

/**
 * A person's signature below a shoot day.
 *
 * @param uncovered rolls of the day that came after it, of which it does not speak
 */
public record SignOff(String by, Instant at, int uncovered) {
}
