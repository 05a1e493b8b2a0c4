package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.Links;
import org.checkgate.transfer.internal.Backoff;
import org.checkgate.transfer.internal.FileStamp;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.ScrubPlan;
import org.checkgate.transfer.internal.StaleWork;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.Threads;
import org.checkgate.transfer.internal.Within;
import org.checkgate.transfer.internal.server.EmbeddedServers;
import org.checkgate.transfer.internal.server.S3ProxyServer;
import org.checkgate.transfer.internal.shape.LiveTrafficControl;
import org.checkgate.transfer.internal.staging.StagingLink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the connections to cloud and archive as the configuration wants them. What is configured is told to the ledger at
 * once; whether a bucket is honest is asked on first contact after every start, because servers are upgraded.
 */
@Component(service = {CloudLink.class, Links.class}, configurationPid = "org.checkgate.transfer.cloud")
@Designate(ocd = CloudConfig.class)
public final class CloudLink implements CloudConnection.Source, Links {
    private static final Logger LOG = LoggerFactory.getLogger(CloudLink.class);
    private static final long MIB = 1 << 20;
    private static final List<Tier> TIERS = List.of(Tier.CLOUD, Tier.ARCHIVE);
    /** What may have been blocked for want of a setting here. */
    private static final List<Step> STEPS = List.of(Step.SYNC, Step.PUBLISH, Step.ARCHIVE);

    private final Ledger ledger;
    private final EmbeddedServers servers;
    private final StagingLink staging;
    private final LiveTrafficControl traffic;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> Threads.daemon("checkgate-cloud-link", work));
    private final Map<Tier, CloudConnection> connections = new ConcurrentHashMap<>();
    private final Map<Tier, StepFailure> absent = new ConcurrentHashMap<>();
    private final Map<CloudConnection, StepFailure> refusals = new ConcurrentHashMap<>();
    private final ExecutorService chores = Threads.pool("checkgate-cloud-chores");
    private volatile CloudConfig config;

    // Touched by the timer's thread alone.
    private CloudConfig applied;
    private List<FileStamp> credentials = List.of();
    private Optional<URI> stagingAt = Optional.empty();
    private S3ProxyServer server;
    private Optional<URI> serverAddress = Optional.empty();
    private final Map<Tier, Integer> failures = new EnumMap<>(Tier.class);
    private final Map<Tier, Long> notBefore = new EnumMap<>(Tier.class);
    private final Set<Tier> suspected = EnumSet.noneOf(Tier.class);

    @Activate
    public CloudLink(@Reference Ledger ledger, @Reference EmbeddedServers servers, @Reference StagingLink staging,
                     @Reference LiveTrafficControl traffic, CloudConfig config) {
        this.ledger = ledger;
        this.servers = servers;
        this.staging = staging;
        this.traffic = traffic;
        this.config = config;
        TIERS.forEach(tier -> absent.put(tier, soon(tier, "its configuration is being read")));
        timer.scheduleWithFixedDelay(this::look, 0, 200, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(() -> connections.values().forEach(this::reapSoon), 1, 1, TimeUnit.DAYS);
    }

    @Modified
    public void modified(CloudConfig changed) {
        config = changed;
    }

    @Override
    public CloudConnection connection(Tier tier) {
        CloudConnection now = connections.get(tier);
        if (now == null) {
            throw absent.get(tier);
        }
        return now;
    }

    /** How often cloud and archive are looked at again, and how fast. */
    ScrubPlan scrub() {
        return ScrubPlan.of(config.scrubDays(), config.scrubBytesPerSecond());
    }

    /** Why nothing can be sent there now, a plain sentence; empty when it can. */
    public Optional<String> trouble(Tier tier) {
        return connections.containsKey(tier) ? Optional.empty() : Optional.ofNullable(absent.get(tier)).map(StepFailure::getMessage);
    }

    @Override
    public void refused(CloudConnection connection, StepFailure why) {
        refusals.put(connection, why);
    }

    @Override
    public List<Link> now() {
        CloudConfig wanted = config;
        return TIERS.stream().filter(tier -> !CloudTargets.bucket(wanted, tier).isEmpty()).map(tier -> {
            Optional<CloudConnection> there = Optional.ofNullable(connections.get(tier));
            return new Link(tier, there.map(connection -> connection.endpoint().address()).orElse(""), there.isPresent(),
                    there.filter(connection -> connection.endpoint().refusesWrongChecksums()).isPresent(),
                    there.map(connection -> connection.honesty().told()).orElse(List.of()), there.flatMap(connection -> connection.bucket().clockAhead()));
        }).toList();
    }

    private void look() {
        try {
            apply();
            heed();
            for (Tier tier : TIERS) {
                if (!connections.containsKey(tier) && !CloudTargets.bucket(applied, tier).isEmpty() && due(tier)) {
                    attempt(tier);
                }
            }
        } catch (RuntimeException | LinkageError e) {
            // Whatever it is, it must not end the looking: a link that stopped in silence would wait for ever.
            LOG.warn("The configuration of the cloud cannot be applied: {}", e.toString());
            applied = null;
            TIERS.forEach(tier -> drop(tier, e instanceof StepFailure known ? known : soon(tier, String.valueOf(e.getMessage()))));
        }
    }

    /** What the connections have seen since. */
    private void heed() {
        for (CloudConnection connection : List.copyOf(connections.values())) {
            Tier tier = connection.endpoint().tier();
            StepFailure why = refusals.get(connection);
            if (why != null) {
                drop(tier, why);
                if (why.getCause() instanceof StoreTrouble trouble && trouble.aboutRights()) {
                    suspected.add(tier);
                }
            } else if (connection.bucket().calm().recovered()) {
                new Waiting(ledger).letGo(tier);
            }
        }
        refusals.clear();
    }

    private boolean due(Tier tier) {
        Long after = notBefore.get(tier);
        return after == null || System.nanoTime() - after >= 0;
    }

    private void apply() {
        CloudConfig wanted = config;
        List<FileStamp> stamps = TIERS.stream().map(tier -> FileStamp.of(CloudTargets.credentials(wanted, tier, servers.base()))).toList();
        Optional<URI> besides = stagingAt();
        if (wanted != applied || !stamps.equals(credentials) || !besides.equals(stagingAt)) {
            boolean first = applied == null;
            TIERS.forEach(tier -> drop(tier, soon(tier, "its configuration has just changed")));
            suspected.clear();
            stopServer();
            applied = wanted;
            credentials = stamps;
            stagingAt = besides;
            if (wanted.standIn() && wanted.endpoint().isBlank()) {
                server = servers.server("stand-in-cloud", wanted.standInFolder()).start();
            }
            TIERS.forEach(this::announce);
            if (!first) {
                STEPS.forEach(ledger.work()::rearmBlocked);
            }
        }
        if (server != null && !server.address().equals(serverAddress)) {
            serverAddress = server.address();
            TIERS.forEach(tier -> drop(tier, soon(tier, "its server is started again")));
        }
    }

    /** Tells the ledger what is configured, before anybody is asked: an endpoint that is down is still the endpoint. */
    private void announce(Tier tier) {
        if (CloudTargets.bucket(applied, tier).isEmpty()) {
            String what = tier == Tier.ARCHIVE ? "archive" : "cloud";
            absent.put(tier, StepFailure.needsSetting("No cloud configured: set the " + what + "'s endpoint, bucket and credentials file in org.checkgate.transfer.cloud.", null));
            ledger.endpoints().none(tier);
            return;
        }
        try {
            refuseSecondName(tier);
            ledger.endpoints().configured(endpoint(tier, false));
        } catch (IOException | StepFailure e) {
            // What was configured before lights nothing any more.
            ledger.endpoints().none(tier);
            absent.put(tier, e instanceof StepFailure known ? known : soon(tier, e.getMessage()));
        }
    }

    private void refuseSecondName(Tier tier) throws IOException {
        if (tier == Tier.ARCHIVE && CloudTargets.archiveIsCloud(applied)) {
            throw StepFailure.needsSetting("No archive configured: it is the cloud's own bucket, " + CloudTargets.bucket(applied, tier)
                    + ", and would be no further copy; set another archiveBucket or archiveEndpoint in org.checkgate.transfer.cloud.", null);
        }
    }

    /** Where staging is decides whether a cloud is separate from it. An unusable address is staging's own to complain about. */
    private Optional<URI> stagingAt() {
        try {
            return staging.remoteEndpoint();
        } catch (StepFailure e) {
            return Optional.empty();
        }
    }

    private Endpoint endpoint(Tier tier, boolean honest) throws IOException {
        String bucket = CloudTargets.bucket(applied, tier);
        if (server != null) {
            return new Endpoint(tier, server.files().identity() + "/" + bucket, false, true, honest);
        }
        Optional<URI> named = CloudTargets.endpoint(applied, tier);
        String address = CloudTargets.address(applied, tier) + "/" + bucket;
        return new Endpoint(tier, address, separate(named), applied.standIn(), honest);
    }

    private boolean separate(Optional<URI> named) throws IOException {
        Optional<URI> stagingAt = staging.remoteEndpoint();
        boolean shared = named.isPresent() && stagingAt.isPresent() && CloudTargets.sameServer(named.get(), stagingAt.get());
        return CloudTargets.elsewhere(named) && !shared;
    }

    private void attempt(Tier tier) {
        if (server != null && serverAddress.isEmpty()) {
            absent.put(tier, soon(tier, server.trouble()));
            return;
        }
        boolean wasRefused = suspected.remove(tier);
        try {
            connect(tier);
            failures.remove(tier);
            if (wasRefused) {
                // Nothing is wrong with the endpoint: what was refused would be refused again.
                return;
            }
            // The setting may have been corrected while we were stopped, so this does not depend on a failure seen before.
            STEPS.forEach(ledger.work()::rearmBlocked);
            new StaleWork(ledger).carryAgain(tier);
        } catch (StepFailure e) {
            later(tier, e);
        } catch (StoreTrouble e) {
            later(tier, e.asFailure());
        } catch (IOException | RuntimeException e) {
            later(tier, StepFailure.retry(Duration.ofSeconds(5), name(tier) + " cannot be reached (" + e.getMessage() + "); it is tried again.", e));
        }
    }

    private void later(Tier tier, StepFailure why) {
        absent.put(tier, why);
        int count = failures.merge(tier, 1, Integer::sum);
        notBefore.put(tier, System.nanoTime() + Backoff.after(count, Duration.ofSeconds(1), Duration.ofSeconds(30)).toNanos());
    }

    private void connect(Tier tier) throws IOException {
        refuseSecondName(tier);
        boolean own = server != null;
        Keys keys = own ? server.keys() : CloudTargets.keys(applied, tier, servers.base());
        Optional<URI> at = own ? serverAddress : CloudTargets.endpoint(applied, tier);
        String storageClass = tier == Tier.ARCHIVE ? applied.archiveStorageClass().trim() : "";
        S3Bucket bucket = new S3Bucket(new CloudTarget(tier, at, CloudTargets.region(applied, tier), own || applied.pathStyle(), keys,
                CloudTargets.bucket(applied, tier), storageClass), traffic.meter(tier), Duration.ofSeconds(Within.range("stallSeconds", applied.stallSeconds(), 1, 3600)),
                Calm.real());
        try {
            bucket.ensure(own || applied.createBuckets());
            Honesty honesty = new HonestyProbe(bucket).ask();
            LOG.info("{} was lied to and answered {}", name(tier), honesty.answers());
            bucket.conditions(honesty.knowsConditions(), honesty.keepsConditions());
            Endpoint seen = endpoint(tier, honesty.refusesWrongChecksums());
            ledger.endpoints().configured(seen);
            CloudConnection connection = new CloudConnection(seen, bucket, new CloudConnection.Settings(
                    Within.range("partSizeMiB", applied.partSizeMiB(), 5, 64) * MIB, (int) Within.range("filesAtOnce", applied.filesAtOnce(), 1, 16)), honesty);
            connections.put(tier, connection);
            reapSoon(connection);
        } catch (IOException | RuntimeException e) {
            bucket.close();
            throw e;
        }
    }

    /** Apart from the timer, which listing a large bucket would hold up. */
    private void reapSoon(CloudConnection connection) {
        long days = Within.range("orphanDays", config.orphanDays(), 0, 365);
        if (days > 0) {
            chores.execute(() -> reap(connection, Duration.ofDays(days)));
        }
    }

    private void reap(CloudConnection connection, Duration age) {
        try {
            int reaped = new Orphans(ledger, connection.bucket()).reap(age, Instant.now());
            if (reaped > 0) {
                ledger.activity().add(OptionalLong.empty(), OptionalLong.empty(), "uploads.reaped", reaped + " unfinished uploads in "
                        + connection.bucket().target().name() + " that nobody goes on with were removed; they were older than " + age.toDays() + " days.");
            }
        } catch (IOException | RuntimeException e) {
            LOG.info("Unfinished uploads in {} are looked for again in a day: {}", connection.bucket().target().name(), e.toString());
        }
    }

    private void drop(Tier tier, StepFailure why) {
        absent.put(tier, why);
        failures.remove(tier);
        notBefore.remove(tier);
        CloudConnection old = connections.remove(tier);
        if (old != null) {
            old.bucket().close();
        }
    }

    private static String name(Tier tier) {
        return tier == Tier.ARCHIVE ? "The archive" : "The cloud";
    }

    private static StepFailure soon(Tier tier, String why) {
        return StepFailure.retry(Duration.ofSeconds(1), name(tier) + " is not connected yet: " + why + ".", null);
    }

    private void stopServer() {
        if (server != null) {
            server.close();
            server = null;
            serverAddress = Optional.empty();
        }
    }

    /** The work already handed to the timer ends first, so that no server is started after this. */
    @Deactivate
    public void close() {
        timer.shutdownNow();
        chores.shutdownNow();
        try {
            timer.awaitTermination(10, TimeUnit.SECONDS);
            chores.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        TIERS.forEach(tier -> drop(tier, soon(tier, "the appliance is stopping")));
        stopServer();
    }
}
