package org.checkgate.ledger;

/**
 * A file that a person has dismissed.
 *
 * @param path relative to the drive's mount
 */
public record DismissedFile(String path, Dismissal dismissal) {
}
