package org.checkgate.transfer.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.spi.Finding;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.server.S3ProxyServer;
import org.checkgate.transfer.internal.source.DriveFolder;
import org.checkgate.transfer.internal.source.SourceFolder;
import org.checkgate.transfer.internal.staging.EmbeddedStore;
import org.checkgate.transfer.internal.staging.FarCopies;
import org.checkgate.transfer.internal.staging.MinioStaging;
import org.checkgate.transfer.internal.staging.MinioStore;
import org.checkgate.transfer.internal.staging.StagingStore;
import org.checkgate.transfer.internal.staging.StoreDisk;
import org.checkgate.transfer.internal.staging.StagingConnection;

/** A ledger and a staging bucket of a test's own, over the shared server. */
public final class Centre implements AutoCloseable {
    public static final long PART = 5 << 20;
    /** Two files at once, in parts where they are larger than one. */
    public static final StagingConnection.Settings PARTS = new StagingConnection.Settings(PART, 2, 0);

    private static Path empty;

    public final Ledger ledger;
    public final String bucket;
    public StagingConnection staging;
    public final LiveLanes lanes = new LiveLanes();
    private final S3ProxyServer server;
    /** Where else copies are. */
    public FarCopies far = FarCopies.NONE;
    private MinioStaging stager;

    public Centre(Path folder) throws IOException {
        this(folder, disk -> disk, true);
    }

    /** @param embedded false: staging is used as if it were remote */
    public Centre(Path folder, Function<EmbeddedStore, EmbeddedStore> disk, boolean embedded) throws IOException {
        this(folder, SharedServer.get(), disk, embedded);
    }

    public Centre(Path folder, S3ProxyServer server, Function<EmbeddedStore, EmbeddedStore> disk, boolean embedded) throws IOException {
        this(folder, server, disk, embedded, Policy.DEFAULT);
    }

    public Centre(Path folder, S3ProxyServer server, Function<EmbeddedStore, EmbeddedStore> disk, boolean embedded, Policy policy) throws IOException {
        this(folder, server, disk, embedded, policy, Clock.systemUTC());
    }

    /** @param clock the ledger's */
    public Centre(Path folder, S3ProxyServer server, Function<EmbeddedStore, EmbeddedStore> disk, boolean embedded, Policy policy, Clock clock)
            throws IOException {
        this(folder, server, disk, embedded, policy, clock, SharedServer.bucket());
    }

    /** @param bucket of staging; with that and the folder of a closed one it is the same centre, started again */
    public Centre(Path folder, S3ProxyServer server, Function<EmbeddedStore, EmbeddedStore> disk, boolean embedded, Policy policy, Clock clock, String bucket)
            throws IOException {
        this.server = server;
        this.bucket = bucket;
        fill(folder);
        ledger = Ledgers.open(folder.resolve("ledger"), policy, clock);
        StagingStore store = new MinioStore(server.address().orElseThrow(), "us-east-1", server.keys(), bucket);
        store.ensureBucket();
        staging = new StagingConnection("test:" + bucket, store, embedded ? Optional.<StoreDisk>of(disk.apply(plainDisk())) : Optional.empty(),
                embedded ? PARTS.whole() : PARTS);
        ledger.endpoints().configured(new Endpoint(Tier.STAGING, staging.address(), false, false, false));
        stageFrom((drive, roll) -> new DriveFolder(Path.of(drive.mount()), roll.folder()));
    }

    /** A new ledger begins as a copy of an empty one: to make its tables anew takes longer than most tests. One that is there stays. */
    private static void fill(Path folder) throws IOException {
        Path file = folder.resolve("ledger.mv.db");
        if (Files.notExists(file)) {
            Files.createDirectories(folder);
            Files.copy(empty(), file);
        }
    }

    private static synchronized Path empty() throws IOException {
        if (empty == null) {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "ledger");
            Ledgers.open(folder.resolve("ledger"), Policy.DEFAULT, Clock.systemUTC()).close();
            empty = folder.resolve("ledger.mv.db");
        }
        return empty;
    }

    public EmbeddedStore plainDisk() throws IOException {
        return new EmbeddedStore(server.files().objects(), bucket);
    }

    public void stageFrom(BiFunction<Drive, Roll, SourceFolder> folders) {
        if (stager != null) {
            stager.stop();
        }
        stager = new MinioStaging(ledger, () -> staging, lanes, folders, Clock.systemUTC(), new BufferBudget(), Threads.pool("checkgate-staging"), Governor.SLEEP,
                file -> far.of(file));
    }

    /** From now on staging works with these. */
    public void settings(StagingConnection.Settings settings) {
        staging = new StagingConnection(staging.address(), staging.store(), staging.disk(), settings);
    }

    public void tryAgain(long rollId, String path) {
        stager.tryAgain(rollId, Optional.of(path));
    }

    public void stage(long rollId) {
        stager.stage(rollId);
    }

    /** From now on what staging need not hold stays there so long; empty: for ever. */
    public void freeAfter(Optional<Duration> time) {
        settings(new StagingConnection.Settings(PART, 2, 0, Duration.ofSeconds(60), time));
    }

    public void clear() {
        stager.clear();
    }

    /** Every station of every roll has done its work, and the day is signed off. */
    public void workedAndSigned() {
        for (Step step : Step.values()) {
            for (Optional<Work> work = ledger.work().claim(step); work.isPresent(); work = ledger.work().claim(step)) {
                ledger.work().done(work.get());
            }
        }
        ledger.rolls().signOff(new Destination("show", "20260102", "main"), "Kim");
    }

    public Optional<Strength> strength(long rollId, String path, Tier tier) {
        long file = ledger.rolls().files(rollId).stream().filter(each -> each.path().equals(path)).mapToLong(RollFile::id).findFirst().orElseThrow();
        return ledger.copies().ofFile(file).stream().filter(copy -> copy.tier() == tier).map(Copy::strength).findFirst();
    }

    public List<String> codes(long rollId) {
        return ledger.rolls().findings(rollId).stream().map(Finding::code).sorted().toList();
    }

    public boolean lit(long rollId, Light light) {
        return ledger.rolls().lights(rollId).get(light).on();
    }

    public Map<String, Object> why(long rollId) {
        return Map.of("lights", ledger.rolls().lights(rollId), "findings", ledger.rolls().findings(rollId));
    }

    @Override
    public void close() {
        stager.stop();
        staging.store().close();
        try {
            ((AutoCloseable) ledger).close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
