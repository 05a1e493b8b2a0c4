package org.checkgate.ledger;

import java.util.Map;

/**
 * What a list check read of a hash list.
 *
 * @param size   bytes
 * @param hashes of all of them, by format, the manifest's own words
 * @param crc64  of all of them, 16 hex digits
 */
public record ListRead(long size, Map<String, String> hashes, String crc64) {
}
