package org.checkgate.ledger;

/** The strength that each tier's copies need before they count as proven. */
public record Policy(Strength staging, Strength cloud, Strength archive) {
    /** Read back from staging; a full-object checksum in cloud and archive, where reading back costs egress. */
    public static final Policy DEFAULT = new Policy(Strength.READ_BACK, Strength.HASHED, Strength.HASHED);

    public Strength of(Tier tier) {
        return switch (tier) {
            case DRIVE -> Strength.LISTED;
            case STAGING -> staging;
            case CLOUD -> cloud;
            case ARCHIVE -> archive;
        };
    }
}
