package org.checkgate.ledger;

/**
 * How a roll stands in staging after {@link Copies#adopt}. The last three add up to all of its files.
 *
 * @param taken   files that this call took over from another delivery
 * @param safe    files that are proven, these included
 * @param left    files that have to be read from this delivery's drive
 * @param missing files that neither this drive nor another delivery has brought
 */
public record Adopted(long taken, long safe, long left, long missing) {
}
