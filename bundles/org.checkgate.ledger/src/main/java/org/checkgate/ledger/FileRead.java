package org.checkgate.ledger;

import java.util.Map;

/**
 * What the single read of a file gave.
 *
 * @param size   bytes read
 * @param hashes by format, the manifest's own words
 * @param crc64  16 hex digits
 */
public record FileRead(long fileId, long size, Map<String, String> hashes, String crc64) {
}
