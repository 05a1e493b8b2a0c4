package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.bytes.Outflow;
import org.checkgate.transfer.internal.door.StagedObjects;

/** Cloud and archive buckets of a test's own, with a backbone to them. */
final class Clouds implements AutoCloseable, CloudConnection.Source {
    private static Boolean honest;
    private final Map<Tier, CloudConnection> connections = new HashMap<>();
    final S3Backbone backbone;
    private final Centre centre;

    /** @param standIn what the ledger is told about both */
    Clouds(Centre centre, boolean standIn) throws IOException {
        this.centre = centre;
        backbone = new S3Backbone(centre.ledger, new StagedObjects(() -> centre.staging), () -> centre.staging, this, centre.lanes,
                new BufferBudget());
        for (Tier tier : new Tier[] {Tier.CLOUD, Tier.ARCHIVE}) {
            S3Bucket bucket = bucket(tier, SharedServer.address(), SharedServer.get().keys(), SharedServer.bucket());
            bucket.ensure(true);
            use(bucket, standIn, honest(bucket));
        }
    }

    /** There is one shared server, and it is asked once. */
    private static synchronized boolean honest(S3Bucket bucket) throws StoreTrouble {
        if (honest == null) {
            honest = new HonestyProbe(bucket).ask().refusesWrongChecksums();
        }
        return honest;
    }

    static S3Bucket bucket(Tier tier, URI address, Keys keys, String name) {
        return new S3Bucket(new CloudTarget(tier, Optional.of(address), "us-east-1", true, keys, name, tier == Tier.ARCHIVE ? "DEEP_ARCHIVE" : ""), Governor.real());
    }

    /** The cloud's bucket of this name on the shared server, over a line. */
    static S3Bucket over(FakeFaultyLine line, String name, Duration patience, Calm calm) throws IOException {
        return over(line.address(), name, patience, calm, Governor.real());
    }

    static S3Bucket over(URI line, String name, Duration patience, Calm calm, Outflow outflow) throws IOException {
        return new S3Bucket(new CloudTarget(Tier.CLOUD, Optional.of(line), "us-east-1", true, SharedServer.get().keys(), name, ""), outflow, patience, calm);
    }

    void use(Bucket bucket, boolean standIn, boolean honest) {
        Tier tier = bucket.target().tier();
        Endpoint endpoint = new Endpoint(tier, "test:" + bucket.target().bucket(), false, standIn, honest);
        centre.ledger.endpoints().configured(endpoint);
        connections.put(tier, new CloudConnection(endpoint, bucket, new CloudConnection.Settings(Centre.PART, 2), Honesty.UNKNOWN));
    }

    @Override
    public CloudConnection connection(Tier tier) {
        return Optional.ofNullable(connections.get(tier)).orElseThrow(() -> StepFailure.needsSetting("No cloud configured.", null));
    }

    Bucket bucket(Tier tier) {
        return connections.get(tier).bucket();
    }

    @Override
    public void close() {
        backbone.stop();
        connections.values().forEach(connection -> connection.bucket().close());
    }
}
