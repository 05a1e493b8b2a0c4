package org.checkgate.transfer.internal.cloud;

/**
 * What a bucket says of an object.
 *
 * @param size  bytes
 * @param crc64 base64 of its full-object CRC-64/NVME; empty when it keeps none
 * @param etag  what tells it from an object that takes its place
 */
public record Seen(long size, String crc64, String etag) {
}
