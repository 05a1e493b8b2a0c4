package org.checkgate.ledger;

import java.time.Instant;

/**
 * An order that something does not leave the site for now.
 *
 * @param subject a lane's word ({@code cloud}, {@code archive}), a title, or a roll's number as text; empty for the site
 * @param by      who ordered it
 * @param reason  why, in that person's words; may be empty
 */
public record Hold(Reach reach, String subject, HoldKind kind, String by, String reason, Instant at) {
}
