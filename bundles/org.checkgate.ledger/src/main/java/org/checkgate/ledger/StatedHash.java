package org.checkgate.ledger;

/**
 * A hash that the set's manifests state for a file, as text.
 *
 * @param format     the manifest's own word: {@code c4}, {@code md5}, {@code xxh64}, {@code xxhash64be}, …
 * @param trusted    false for what the manifest itself records as failed
 * @param generation the generation that states it, from 1
 */
public record StatedHash(String format, String value, boolean trusted, int generation) {
}
