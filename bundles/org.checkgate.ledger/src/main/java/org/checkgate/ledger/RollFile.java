package org.checkgate.ledger;

import java.util.List;
import java.util.Map;

/**
 * A file of a roll with everything known about its bytes.
 *
 * @param size     bytes, -1 when never known
 * @param missing  not on this delivery's drive; another delivery may have brought it
 * @param stated   what the set's manifests state
 * @param hashes   what our single read of a drive gave, by format; empty before it. Of the drive that brought what lies in staging
 * @param crc64    CRC-64/NVME of our single read, as 16 hex digits; empty before it
 */
public record RollFile(long id, long rollId, String path, long size, boolean missing, FileRole role, List<StatedHash> stated,
                       Map<String, String> hashes, String crc64) {
}
