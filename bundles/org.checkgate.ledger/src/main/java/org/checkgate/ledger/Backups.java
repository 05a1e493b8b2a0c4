package org.checkgate.ledger;

import java.util.Optional;

/** How the backups of the open ledger stand. */
public interface Backups {
    /** Why the newest one could not be made, with what to do; empty when it could, and where none is asked for. */
    Optional<String> trouble();
}
