package org.checkgate.ledger;

import java.util.List;

/**
 * A file as the list check found it.
 *
 * @param path    relative to the roll with {@code /}
 * @param size    bytes on the drive; what the manifest states when it is missing; -1 when neither is known
 * @param missing stated by a manifest and not on the drive
 */
public record NewFile(String path, long size, boolean missing, FileRole role, List<StatedHash> stated) {
}
