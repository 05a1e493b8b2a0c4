package org.checkgate.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.checkgate.spi.Finding;

/** Drives that arrived. */
public interface Drives {
    /** Notes a new arrival. What was noted at this mount with other contents is not there any more. */
    Drive arrive(DriveIdentity identity, String mount, String label, Optional<Destination> destination);

    /** Notes whether a drive is there; a change of mount is noted too (another bay). */
    void present(long driveId, boolean present, String mount);

    /** The code of the finding that holds a roll whose drive was given to another production: see {@link #assign}. */
    String WITHDRAWN = "WITHDRAWN";

    /**
     * Says which production a drive belongs to. Of one that is listed already, its rolls are taken back: they are held for good and
     * keep the finding {@link #WITHDRAWN}, and the drive arrives anew.
     *
     * @return the drive's number from now on
     * @throws IllegalStateException when it belongs there already, or when one of its rolls has left for the cloud; then nothing is
     *                               changed, and the message is a plain sentence
     */
    long assign(long driveId, Destination destination);

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

    /** How many files belong to no roll, and what persons decided about them. */
    OtherFiles otherFiles(long driveId);

    /** The files that persons have dismissed, sorted by path; all of them are among {@link #others}. */
    List<DismissedFile> dismissed(long driveId);

    /**
     * A person decides that other files need not be kept. It speaks of these files of this arrival as they were listed, and of
     * nothing that is plugged in later. What was dismissed before stays as it was.
     *
     * @param paths  as in {@link #others}
     * @param by     the person's name, not blank
     * @param reason why, not blank
     * @return how many files were decided by it
     * @throws IllegalArgumentException when one of the paths is no such file, as those of rolls are not; then none is dismissed
     * @throws IllegalStateException    when the drive is not listed yet
     */
    int dismiss(long driveId, Collection<String> paths, String by, String reason);

    /**
     * As {@link #dismiss}, of all that nobody has dismissed yet.
     *
     * @param seen how many these were when the person looked
     * @throws IllegalStateException when they are not so many, or when the drive is not listed yet
     */
    int dismissAll(long driveId, int seen, String by, String reason);

    List<Finding> findings(long driveId);

    /** Adds a finding; the same code and path is replaced. */
    void find(long driveId, Finding finding);

    /** Takes a finding away because its fault is gone. */
    void resolve(long driveId, String code, String path);
}
