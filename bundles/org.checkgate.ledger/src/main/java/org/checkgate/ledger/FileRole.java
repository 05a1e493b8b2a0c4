package org.checkgate.ledger;

/** Why a file belongs to a roll. */
public enum FileRole {
    /** A manifest states its hashes. */
    SEALED,
    /** It is one of the set's manifests or chain files. */
    MANIFEST,
    /** It lies in the roll's folder, and no manifest knows it. */
    EXTRA
}
