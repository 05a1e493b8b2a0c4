package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.StagingRoom;
import org.checkgate.transfer.internal.Addresses;
import org.checkgate.transfer.internal.FileStamp;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.ScrubPlan;
import org.checkgate.transfer.internal.StaleWork;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.Threads;
import org.checkgate.transfer.internal.server.EmbeddedServers;
import org.checkgate.transfer.internal.server.S3ProxyServer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the connection to staging as the configuration wants it: one thread looks again and again whether something
 * changed, so that nothing ever waits for a server while a bundle starts.
 */
@Component(service = {StagingLink.class, StagingRoom.class}, configurationPid = "org.checkgate.transfer.staging")
@Designate(ocd = StagingConfig.class)
public final class StagingLink implements StagingConnection.Source, StagingRoom {
    private static final Logger LOG = LoggerFactory.getLogger(StagingLink.class);

    private final Ledger ledger;
    private final EmbeddedServers servers;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> Threads.daemon("checkgate-staging-link", work));
    private volatile StagingConfig config;
    private volatile StagingConnection connection;
    private volatile StepFailure absent = starting("it is starting");

    // Touched by the timer's thread alone.
    private StagingConfig applied;
    private FileStamp credentials = FileStamp.NONE;
    private S3ProxyServer server;
    private URI connectedTo;
    private boolean failed;

    @Activate
    public StagingLink(@Reference Ledger ledger, @Reference EmbeddedServers servers, StagingConfig config) {
        this.ledger = ledger;
        this.servers = servers;
        this.config = config;
        timer.scheduleWithFixedDelay(this::look, 0, 200, TimeUnit.MILLISECONDS);
    }

    @Modified
    public void modified(StagingConfig changed) {
        config = changed;
    }

    @Override
    public StagingConnection connection() {
        StagingConnection now = connection;
        if (now == null) {
            throw absent;
        }
        return now;
    }

    @Override
    public OptionalLong freeBytes() {
        StagingConnection now = connection;
        if (now == null || now.disk().isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(now.disk().get().usableSpace());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** How often staging is looked at again, and how fast. */
    public ScrubPlan scrub() {
        return ScrubPlan.of(config.scrubDays(), config.scrubBytesPerSecond());
    }

    /** The remote endpoint that is configured; empty for the embedded server. */
    public Optional<URI> remoteEndpoint() {
        return Addresses.endpoint(config.endpoint());
    }

    private void look() {
        try {
            refresh();
        } catch (IOException | RuntimeException | LinkageError e) {
            // Whatever it is, it must not end the looking: a link that stopped in silence would wait for ever.
            if (timer.isShutdown()) {
                return;
            }
            LOG.warn("Staging cannot be connected: {}", e.toString());
            failed = true;
            drop(e instanceof StoreTrouble trouble ? trouble.asFailure() : e instanceof StepFailure known ? known : starting(String.valueOf(e.getMessage())));
        }
    }

    private void refresh() throws IOException {
        StagingConfig wanted = config;
        FileStamp stamp = wanted.endpoint().isBlank() ? FileStamp.NONE : FileStamp.of(servers.base().resolve(wanted.credentialsFile()));
        if (wanted != applied || !stamp.equals(credentials)) {
            boolean first = applied == null;
            drop(starting("its configuration has just changed"));
            stopServer();
            applied = wanted;
            credentials = stamp;
            begin(wanted);
            if (!first) {
                ledger.work().rearmBlocked(Step.STAGE);
            }
        }
        Optional<URI> address = server == null ? remoteEndpoint() : server.address();
        if (connection != null && !address.equals(Optional.of(connectedTo))) {
            drop(starting("its server is started again"));
        }
        if (connection == null && address.isPresent()) {
            connect(wanted, address.get());
        }
    }

    private void begin(StagingConfig wanted) throws IOException {
        if (wanted.endpoint().isBlank()) {
            server = servers.server("staging", wanted.folder()).start();
        }
        ledger.endpoints().configured(new Endpoint(Tier.STAGING, address(wanted), false, false, false));
    }

    private String address(StagingConfig wanted) throws IOException {
        return server == null ? remoteEndpoint().orElseThrow() + "/" + wanted.bucket() : server.files().identity() + "/" + wanted.bucket();
    }

    private void connect(StagingConfig wanted, URI endpoint) throws IOException {
        Keys keys = server == null ? readKeys(wanted) : server.keys();
        StagingStore store = new MinioStore(endpoint, wanted.region(), keys, wanted.bucket());
        try {
            store.ensureBucket();
        } catch (StoreTrouble e) {
            store.close();
            throw e;
        }
        Optional<StoreDisk> disk = server == null ? Optional.empty() : Optional.of(new EmbeddedStore(server.files().objects(), wanted.bucket()));
        StagingConnection.Settings settings = StagingConfigs.settings(wanted);
        connectedTo = endpoint;
        connection = new StagingConnection(address(wanted), store, disk, disk.isPresent() ? settings.whole() : settings);
        new StaleWork(ledger).stageAgain(connection.address());
        if (failed) {
            failed = false;
            ledger.work().rearmBlocked(Step.STAGE);
        }
    }

    private Keys readKeys(StagingConfig wanted) {
        Path file = servers.base().resolve(wanted.credentialsFile());
        try {
            return Keys.read(file);
        } catch (IOException e) {
            throw StepFailure.needsSetting("The credentials file of staging, " + file + ", cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private void drop(StepFailure why) {
        absent = why;
        StagingConnection old = connection;
        connection = null;
        if (old != null) {
            old.store().close();
        }
    }

    private static StepFailure starting(String why) {
        return StepFailure.retry(Duration.ofSeconds(1), "Staging is not there yet: " + why + ".", null);
    }

    private void stopServer() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** The work already handed to the timer ends first, so that no server is started after this. */
    @Deactivate
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        drop(starting("the appliance is stopping"));
        stopServer();
    }
}
