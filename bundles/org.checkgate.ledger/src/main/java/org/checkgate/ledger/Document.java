package org.checkgate.ledger;

/**
 * A small object that Checkgate itself adds to a roll: a generation, a chain, a proxy, a manifest.
 *
 * @param key   full object key on that tier
 * @param crc64 CRC-64/NVME of its bytes, 16 hex digits
 */
public record Document(long rollId, Tier tier, String key, long size, String crc64) {
}
