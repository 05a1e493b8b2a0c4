package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import org.checkgate.ledger.StepFailure;
import org.checkgate.transfer.internal.shape.Turns;
import software.amazon.awssdk.http.ContentStreamProvider;

/** The bytes of one part on its way. */
interface PartBody {
    /** A body for each try of this turn. */
    ContentStreamProvider during(Turns.Turn turn);

    /**
     * What the source had to do with a try that came to nothing: whoever read it may have put words of its own around that.
     *
     * @throws IOException   it could not be read
     * @throws SourceDamaged it gave other bytes than it should
     * @throws StepFailure   it gave way
     */
    default void lookedAt() throws IOException {
        // It was looked at before.
    }

    /** Whether a line that breaks under it loses so much that it is not sent so again. */
    default boolean lostWhole() {
        return false;
    }
}
