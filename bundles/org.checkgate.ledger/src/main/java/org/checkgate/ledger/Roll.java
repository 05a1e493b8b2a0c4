package org.checkgate.ledger;

/**
 * A camera or sound roll as one drive delivered it: the folder that a manifest vouches for.
 *
 * @param driveId     the drive that brought it
 * @param destination title, day and unit
 * @param name        the folder's name
 * @param delivery    1 for the first time this title, day, unit and name came, then counted up
 * @param folder      relative to the drive's mount with {@code /}; empty when the drive itself is the roll
 * @param fingerprint digest over the manifests, which tells a redelivery from another roll of the same name
 */
public record Roll(long id, long driveId, Destination destination, String name, int delivery, RollKind kind, String folder,
                   String fingerprint) {

    /** Key prefix in cloud and archive, without a closing {@code /}. */
    public String prefix() {
        return destination.title() + "/" + destination.day() + "/" + destination.unit() + "/" + name;
    }

    /** Where this delivery lies in staging. */
    public StagingPlace staging() {
        return new StagingPlace(destination, name, delivery);
    }

    /** Key prefix in staging, without a closing {@code /}. */
    public String stagingPrefix() {
        return staging().prefix();
    }

    /** Where a file of this roll is put in staging; where a copy lies says {@link Copy#key()} alone. */
    public String stagingKey(String path) {
        return staging().key(path);
    }
}
