package org.checkgate.ledger;

/**
 * A part that the store has acknowledged.
 *
 * @param number   from 1
 * @param checksum the checksum that was stated to the store, in the store's own text form
 * @param crc64    CRC-64/NVME of the part's bytes, 16 hex digits
 */
public record Part(int number, long size, String etag, String checksum, String crc64) {
}
