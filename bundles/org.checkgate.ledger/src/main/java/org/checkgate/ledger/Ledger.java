package org.checkgate.ledger;

/**
 * The durable truth. Every method that changes something returns only after the change is on the disk
 * (committed and forced), unless it says otherwise: what it acknowledged survives kill -9 and power loss.
 * All methods are safe for use by several threads and throw {@link LedgerException} when the ledger cannot be
 * read or written.
 */
public interface Ledger {
    Drives drives();

    Rolls rolls();

    ShootDays days();

    Copies copies();

    Clearing clearing();

    Uploads uploads();

    WorkQueue work();

    Clips clips();

    Inspections inspections();

    Cards cards();

    Publications publications();

    Endpoints endpoints();

    ActivityLog activity();

    Outbox outbox();

    Backups backups();

    Rebuild rebuild();

    Steering steering();

    Measures measures();

    Scrubs scrubs();
}
