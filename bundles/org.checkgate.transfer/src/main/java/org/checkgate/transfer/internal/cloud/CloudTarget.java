package org.checkgate.transfer.internal.cloud;

import java.net.URI;
import java.util.Optional;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Keys;

/**
 * A bucket that the configuration names.
 *
 * @param tier         CLOUD or ARCHIVE
 * @param endpoint     empty for the region's own endpoint
 * @param storageClass of new objects; empty for the bucket's own
 */
public record CloudTarget(Tier tier, Optional<URI> endpoint, String region, boolean pathStyle, Keys keys, String bucket, String storageClass) {
    /** For people. */
    public String name() {
        return tier == Tier.ARCHIVE ? "the archive" : "the cloud";
    }
}
