package org.checkgate.ledger;

import java.util.List;
import org.checkgate.spi.Finding;

/**
 * All that a list check found on a drive.
 *
 * @param others   paths that belong to no roll, relative to the mount
 * @param findings about the drive as a whole
 */
public record Listing(List<NewRoll> rolls, List<OtherFile> others, List<Finding> findings) {
    /** A file that belongs to no roll. */
    public record OtherFile(String path, long size) {
    }
}
