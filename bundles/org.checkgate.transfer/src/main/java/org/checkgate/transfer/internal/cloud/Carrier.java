package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.util.Optional;
import org.checkgate.ledger.Strength;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.StoreTrouble;

/** Brings objects into a bucket and proves them there. Safe for use by several threads. */
interface Carrier {
    /** Opens the notes only when something has to be sent. */
    interface NotesOpener {
        PartNotes open() throws StoreTrouble;
    }

    /** Whether it is to come there without being sent, and so without notes made beforehand. */
    default boolean copies(long fileId) {
        return false;
    }

    /** Where a file was brought from that was not sent; empty when it was sent, or lay there already. */
    default Optional<String> copiedFrom(long fileId) {
        return Optional.empty();
    }

    /**
     * @return how well it is proven there
     * @throws KeyTaken      other bytes lie under the key
     * @throws SourceDamaged the bytes are not what their checksum says
     */
    Strength carry(CloudObject object, boolean lookFirst, NotesOpener opener, LiveLanes.Ride ride) throws IOException, InterruptedException;
}
