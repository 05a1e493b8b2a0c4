package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.util.List;
import org.checkgate.ledger.RollFile;
import org.checkgate.transfer.internal.source.SourceFile;

/** Proven copies outside of staging, for when staging has lost its own. Safe for use by several threads. */
public interface FarCopies {
    /** Where there are none. */
    FarCopies NONE = file -> List.of();

    /** Those that are proven where cloud and archive are configured to now, the one that is cheapest to read first. */
    List<FarCopy> of(RollFile file);

    /** One of them. */
    interface FarCopy {
        /** For people, such as {@code the cloud}. */
        String where();

        /**
         * @throws org.checkgate.ledger.StepFailure when it cannot be read now
         * @throws IOException                      likewise
         */
        SourceFile open() throws IOException;

        /**
         * What was read from it is not what was proven there: it is looked at once more, and darkened if that is so.
         *
         * @throws org.checkgate.ledger.StepFailure when that cannot be noted now. Nothing else may be taken in its place before it is, or nobody would know
         */
        void differs() throws IOException;
    }
}
