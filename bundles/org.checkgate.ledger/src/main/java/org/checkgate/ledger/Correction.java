package org.checkgate.ledger;

import java.time.Instant;

/**
 * What a person says of a format card in place of what was read. It holds for all clips with that card of its title, also for those that
 * come later, until it is withdrawn.
 *
 * @param id     its number in the ledger
 * @param value  what is right
 * @param by     the person's name
 */
public record Correction(long id, CardAttribute attribute, String value, String by, String reason, Instant at) {
}
