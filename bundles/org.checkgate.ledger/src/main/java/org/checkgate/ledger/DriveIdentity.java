package org.checkgate.ledger;

/**
 * What tells one drive from another. A label or a mount path does not: a cloned volume has the same ones.
 *
 * @param serial      the hardware's serial number; empty where the system does not tell
 * @param fileSystem  the file system's UUID, or a word for a plain folder; empty where unknown
 * @param fingerprint digest of what is on it: paths, sizes and manifests
 */
public record DriveIdentity(String serial, String fileSystem, String fingerprint) {
}
