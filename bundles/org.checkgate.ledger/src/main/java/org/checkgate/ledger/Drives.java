package org.checkgate.ledger;

import java.util.List;
import java.util.Optional;
import org.checkgate.spi.Finding;

/** Drives that arrived. */
public interface Drives {
    /** Notes a new arrival. */
    Drive arrive(DriveIdentity identity, String mount, String label, Optional<Destination> destination);

    /** Notes whether a drive is there; a change of mount is noted too (another bay). */
    void present(long driveId, boolean present, String mount);

    /** Says which production a drive belongs to; allowed while it is not listed. */
    void assign(long driveId, Destination destination);

    /**
     * Writes what the list check found in one step: rolls with their files and findings, others, the first work.
     * A second call for the same drive changes nothing (the first listing stands).
     *
     * @throws IllegalStateException while a {@link Rebuild} is pending, or when the drive has no destination; the message says so
     */
    void listed(long driveId, Listing listing);

    Optional<Drive> find(long driveId);

    /** All arrivals, newest first. */
    List<Drive> all();

    /** The newest arrival with this identity. */
    Optional<Drive> newest(DriveIdentity identity);

    /** Paths that belong to no roll, sorted. */
    List<String> others(long driveId);

    List<Finding> findings(long driveId);

    /** Adds a finding; the same code and path is replaced. */
    void find(long driveId, Finding finding);

    /** Takes a finding away because its fault is gone. */
    void resolve(long driveId, String code, String path);
}
