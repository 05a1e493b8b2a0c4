package org.checkgate.ledger;

import java.util.List;
import java.util.Optional;

/** The journal of objects on their way: what a restart needs to go on. */
public interface Uploads {
    Optional<Upload> open(long fileId, Tier tier);

    /**
     * Opens an entry; {@code upload.id()} is ignored and given anew. In staging its object will be written anew: from here on
     * it is no copy of any other file, and none of the {@link Clearing#leftovers}. For cloud and archive the entry is on the disk when this returns; for staging it is kept
     * over kill -9, and forced with the next acknowledged step.
     */
    Upload begin(Upload upload);

    /**
     * As {@link #begin} and {@link #sending} for objects that are sent in one piece each, in one step. Of such an object nothing lies
     * in a store but the object itself, so that for every tier the entries are kept over kill -9, and forced with the next acknowledged
     * step. They need no {@link #sent}: what has arrived is counted when the entry ends with the record of its proven copy.
     *
     * @return in the same order
     */
    List<Upload> beginPieces(List<Upload> pieces);

    /**
     * Notes that a part's first byte is about to leave. Kept over kill -9, forced with the next acknowledged step.
     * A part that was noted before counts as sent twice.
     */
    void sending(long uploadId, int number, long size);

    /**
     * Notes that the store acknowledged a part, and counts its bytes as staged, synced or archived by the upload's tier. It is kept
     * over kill -9. For cloud and archive it is on the disk when this returns unless another part was forced within the second before;
     * for staging, and for such a part, it is forced with the next step that is.
     */
    void sent(long uploadId, Part part);

    /** The acknowledged parts in order. */
    List<Part> parts(long uploadId);

    /** Drops the entry because its object is complete or was given up; the totals stay. */
    void close(long uploadId);

    /** Entries of this roll's files that are still open on this tier. */
    List<Upload> openOf(long rollId, Tier tier);

    /** Entries of this tier that are still open. */
    List<Upload> allOpen(Tier tier);
}
