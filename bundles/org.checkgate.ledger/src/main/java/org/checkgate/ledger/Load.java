package org.checkgate.ledger;

/**
 * How much a roll is, and how much of it has no copy yet at the present endpoint of a tier, however weak.
 *
 * @param bytes     of all files, as they were listed or, once they are read, as long as they are
 * @param filesLeft without a copy there
 * @param bytesLeft of those
 */
public record Load(long files, long bytes, long filesLeft, long bytesLeft) {
}
