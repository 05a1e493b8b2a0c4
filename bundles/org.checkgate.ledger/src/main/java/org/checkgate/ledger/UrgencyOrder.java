package org.checkgate.ledger;

import java.time.Instant;

/** How urgent a person made a roll, and when: of several that go first the earlier order counts. */
public record UrgencyOrder(Urgency urgency, String by, Instant at) {
}
