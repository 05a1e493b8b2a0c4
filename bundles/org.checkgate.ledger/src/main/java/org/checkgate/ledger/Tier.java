package org.checkgate.ledger;

import java.util.Locale;

/** Where a {@link Copy} of a file lies, from the set towards the vault. */
public enum Tier {
    /** The medium that came from the set; never written. */
    DRIVE,
    /** The local S3 store of the ingest centre. */
    STAGING,
    /** The first tier of the cloud. */
    CLOUD,
    /** The second, colder tier. */
    ARCHIVE;

    /** The word of the outside contract, such as {@code staging}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
