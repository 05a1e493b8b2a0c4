package org.checkgate.transfer.internal.cloud;

import java.util.OptionalLong;

/**
 * A part that a server copied by itself.
 *
 * @param crc64 its CRC-64/NVME; empty when the server tells none
 */
public record CopiedPart(String etag, OptionalLong crc64) {
}
