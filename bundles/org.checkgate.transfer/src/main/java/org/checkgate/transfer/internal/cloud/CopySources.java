package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.StoreTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what a server can bring from the cloud into the archive by itself. Safe for use by several threads. */
final class CopySources {
    private static final Logger LOG = LoggerFactory.getLogger(CopySources.class);

    private final Ledger ledger;
    private final CloudConnection.Source link;
    private Bucket from;
    private Bucket into;
    private boolean notices;

    CopySources(Ledger ledger, CloudConnection.Source link) {
        this.ledger = ledger;
        this.link = link;
    }

    /**
     * What lies proven in the cloud's bucket.
     *
     * @param keys by the ledger's file
     */
    record Source(Optional<Bucket> bucket, Map<Long, String> keys) {
        static final Source NONE = new Source(Optional.empty(), Map.of());

        boolean holds(Collection<RollFile> files) {
            return files.stream().allMatch(file -> file.size() > 0 && keys.containsKey(file.id()));
        }
    }

    /** @param required strength of what counts as proven in the cloud */
    Source of(long rollId, CloudConnection archive, Strength required) {
        CloudConnection cloud;
        try {
            cloud = link.connection(Tier.CLOUD);
        } catch (StepFailure e) {
            return Source.NONE;
        }
        Bucket bucket = cloud.bucket();
        if (!archive.endpoint().refusesWrongChecksums() || !oneServer(bucket.target(), archive.bucket().target())) {
            return Source.NONE;
        }
        Map<Long, String> keys = proven(rollId, cloud.endpoint().address(), required);
        return keys.isEmpty() || !notices(bucket, archive.bucket()) ? Source.NONE : new Source(Optional.of(bucket), keys);
    }

    /** One pair of keys has to open both, because the one request that copies is signed once. */
    static boolean oneServer(CloudTarget cloud, CloudTarget archive) {
        if (!cloud.keys().equals(archive.keys())) {
            return false;
        }
        Optional<URI> one = cloud.endpoint();
        Optional<URI> other = archive.endpoint();
        try {
            // From one region into another it could copy as well, and would charge for every byte.
            return one.isPresent() && other.isPresent() ? CloudTargets.sameServer(one.get(), other.get())
                    : one.equals(other) && cloud.region().equals(archive.region());
        } catch (IOException e) {
            return false;
        }
    }

    private Map<Long, String> proven(long rollId, String address, Strength required) {
        Map<Long, String> keys = new HashMap<>();
        for (Copy copy : ledger.copies().ofRoll(rollId)) {
            if (copy.tier() == Tier.CLOUD && copy.endpoint().equals(address) && copy.strength().atLeast(required)) {
                keys.put(copy.fileId(), copy.key());
            }
        }
        ledger.copies().doubted(rollId, Tier.CLOUD, address).forEach(copy -> keys.remove(copy.fileId()));
        return keys;
    }

    /** Asked once for each connection, as servers are upgraded; where there was no answer, asked again by the next roll. */
    private synchronized boolean notices(Bucket cloud, Bucket archive) {
        if (from == cloud && into == archive) {
            return notices;
        }
        boolean seen = false;
        try {
            seen = new CopyProbe(cloud, archive).noticesOtherBytes();
        } catch (StoreTrouble e) {
            LOG.info("The server was not seen to check what it copies: {}", e.getMessage());
            if (e.passing() && e.status() != 501) {
                return false;
            }
        }
        from = cloud;
        into = archive;
        notices = seen;
        return seen;
    }
}
