package org.checkgate.ledger;

/** What a person may do with the media of a roll; always derived, never set. */
public enum Light {
    /** Every file of the roll is staged and proven: the drive may leave the bay. */
    SAFE_TO_UNPLUG,
    /** The cloud is proven too: the drive may be used again. */
    SAFE_TO_REUSE,
    /** The archive is proven and the day signed off: the last local copies may go. */
    SAFE_TO_CLEAR
}
