package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Addresses;
import org.checkgate.transfer.internal.Keys;

/** Reads from the configuration which buckets are meant. */
final class CloudTargets {
    private static final String STAND_IN_CLOUD = "checkgate-cloud";
    private static final String STAND_IN_ARCHIVE = "checkgate-archive";

    private CloudTargets() {
    }

    /** The bucket's name; empty when this tier is not configured. */
    static String bucket(CloudConfig config, Tier tier) {
        String named = tier == Tier.CLOUD ? config.bucket() : config.archiveBucket();
        if (named.isBlank() && config.standIn()) {
            return tier == Tier.CLOUD ? STAND_IN_CLOUD : STAND_IN_ARCHIVE;
        }
        return named.trim();
    }

    static String region(CloudConfig config, Tier tier) {
        return tier == Tier.ARCHIVE && !config.archiveRegion().isBlank() ? config.archiveRegion() : config.region();
    }

    /** The configured address; empty for the region's own, or for a stand-in's server. */
    static Optional<URI> endpoint(CloudConfig config, Tier tier) {
        String named = tier == Tier.ARCHIVE && !config.archiveEndpoint().isBlank() ? config.archiveEndpoint() : config.endpoint();
        return Addresses.endpoint(named);
    }

    static Path credentials(CloudConfig config, Tier tier, Path base) {
        return base.resolve(tier == Tier.ARCHIVE && !config.archiveCredentialsFile().isBlank() ? config.archiveCredentialsFile() : config.credentialsFile());
    }

    static Keys keys(CloudConfig config, Tier tier, Path base) {
        Path file = credentials(config, tier, base);
        try {
            return Keys.read(file);
        } catch (IOException e) {
            String whose = tier == Tier.ARCHIVE ? "archive" : "cloud";
            throw StepFailure.needsSetting("The credentials file of the " + whose + ", " + file + ", cannot be used: " + e.getMessage() + ".", e);
        }
    }

    /** Whether the archive is the cloud itself under a second name; an archive in the same bucket would be no further copy. */
    static boolean archiveIsCloud(CloudConfig config) throws IOException {
        if (!bucket(config, Tier.ARCHIVE).equals(bucket(config, Tier.CLOUD))) {
            return false;
        }
        boolean ownServer = endpoint(config, Tier.CLOUD).isEmpty() && config.standIn();
        // A name of a bucket is given once over all regions.
        boolean amazon = endpoint(config, Tier.CLOUD).isEmpty() && endpoint(config, Tier.ARCHIVE).isEmpty();
        return ownServer || amazon || sameServer(address(config, Tier.CLOUD), address(config, Tier.ARCHIVE));
    }

    /** As {@link #endpoint}, the region's own written out. */
    static URI address(CloudConfig config, Tier tier) {
        return endpoint(config, tier).orElseGet(() -> URI.create("https://s3." + region(config, tier) + ".amazonaws.com"));
    }

    /** Whether an endpoint lies on another machine. One on this machine shares its disks, for all that can be known. */
    static boolean elsewhere(Optional<URI> endpoint) throws IOException {
        if (endpoint.isEmpty()) {
            return true;
        }
        for (InetAddress address : InetAddress.getAllByName(endpoint.get().getHost())) {
            if (address.isLoopbackAddress() || address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
                return false;
            }
        }
        return true;
    }

    /** Whether both addresses reach the same port of the same host, however they are written. */
    static boolean sameServer(URI one, URI other) throws IOException {
        if (one.equals(other)) {
            return true;
        }
        if (Addresses.port(one) != Addresses.port(other)) {
            return false;
        }
        for (InetAddress address : InetAddress.getAllByName(one.getHost())) {
            for (InetAddress against : InetAddress.getAllByName(other.getHost())) {
                if (address.equals(against)) {
                    return true;
                }
            }
        }
        return false;
    }
}
