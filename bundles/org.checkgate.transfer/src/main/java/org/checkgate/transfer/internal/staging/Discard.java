package org.checkgate.transfer.internal.staging;

import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.StoreTrouble;

/** Throws staged objects away that are not what they should be. Safe for use by several threads. */
record Discard(Ledger ledger, StagingConnection staging) {
    /** The ledger first: an object that is gone while a copy of it is believed in would be a lie. */
    void object(Staged staged) throws StoreTrouble {
        long file = staged.file().id();
        ledger.copies().lost(file, Tier.STAGING, staging.address());
        if (ledger.copies().others(file, Tier.STAGING, staging.address(), staged.key()).isEmpty()) {
            staging.store().remove(staged.key());
        }
        ledger.uploads().close(staged.uploadId());
    }
}
