package org.checkgate.transfer.internal.cloud;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Queued;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.TierStanding;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.Backbone;
import org.checkgate.transfer.internal.FileQueue;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.Pace;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.Threads;
import org.checkgate.transfer.internal.Workers;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.bytes.PartBuffers;
import org.checkgate.transfer.internal.shape.LiveTrafficControl;
import org.checkgate.transfer.internal.shape.Rider;
import org.checkgate.transfer.internal.shape.Room;
import org.checkgate.transfer.internal.shape.Turns;
import org.checkgate.transfer.internal.staging.StagingConnection;
import org.checkgate.transfer.internal.staging.StagingLink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Carries rolls from staging to cloud and archive through the AWS SDK. */
@Component(service = Backbone.class)
public final class S3Backbone implements Backbone {
    private static final int BUFFERS_A_FILE = 3;
    /** While as many files as may be sent at once are put together and proven, as many others are sent. */
    private static final int WORKERS_A_FILE = 2;

    private final Ledger ledger;
    private final StagedFiles staged;
    private final StagingConnection.Source stagingLink;
    private final CloudConnection.Source link;
    private final LiveLanes lanes;
    private final BufferBudget memory;
    private final Turns turns;
    private final Pace fetching;
    private final KeysUnderWay underWay = new KeysUnderWay();
    private final GivenUp givenUp;
    private final CopySources sources;
    private final Clock clock;
    private final ExecutorService workers;

    @Activate
    public S3Backbone(@Reference Ledger ledger, @Reference StagedFiles staged, @Reference StagingLink stagingLink, @Reference CloudLink link,
                      @Reference LiveLanes lanes, @Reference BufferBudget memory, @Reference LiveTrafficControl traffic) {
        this(ledger, staged, stagingLink, link, lanes, memory, traffic.turns(), traffic.fetching(), Clock.systemUTC(), Threads.pool("checkgate-backbone"));
    }

    /** One that nobody steers. */
    public S3Backbone(Ledger ledger, StagedFiles staged, StagingConnection.Source stagingLink, CloudConnection.Source link, LiveLanes lanes, BufferBudget memory) {
        this(ledger, staged, stagingLink, link, lanes, memory, new Turns(Room.USUAL, Clock.systemUTC()), Clock.systemUTC());
    }

    public S3Backbone(Ledger ledger, StagedFiles staged, StagingConnection.Source stagingLink, CloudConnection.Source link, LiveLanes lanes,
                      BufferBudget memory, Turns turns, Clock clock) {
        this(ledger, staged, stagingLink, link, lanes, memory, turns, Pace.FREE, clock, Threads.pool("checkgate-backbone"));
    }

    /**
     * @param fetching told of all that is fetched to prove or mend something
     * @param workers  what this hands work to; it is shut down with this
     */
    public S3Backbone(Ledger ledger, StagedFiles staged, StagingConnection.Source stagingLink, CloudConnection.Source link, LiveLanes lanes,
                      BufferBudget memory, Turns turns, Pace fetching, Clock clock, ExecutorService workers) {
        this.ledger = ledger;
        this.staged = staged;
        this.stagingLink = stagingLink;
        this.link = link;
        this.lanes = lanes;
        this.memory = memory;
        this.turns = turns;
        this.fetching = fetching;
        this.givenUp = new GivenUp(ledger.uploads(), link);
        this.sources = new CopySources(ledger, link);
        this.clock = clock;
        this.workers = workers;
    }

    @Override
    public Optional<Work> next(Step step) {
        if (step == Step.PUBLISH) {
            // Some small documents: they need no seat, but what is held sends none either.
            return ledger.work().queued(step).stream().filter(each -> turns.free(rider(Tier.CLOUD, each))).findFirst().flatMap(each -> ledger.work().claim(each.work()));
        }
        Tier lane = lane(step);
        Map<Rider, Work> waiting = new LinkedHashMap<>();
        ledger.work().queued(step).forEach(each -> waiting.put(rider(lane, each), each.work()));
        givenUp.of(lane, turns.cancelled(waiting.keySet()));
        Optional<Rider> chosen = turns.next(lane, waiting.keySet());
        Optional<Work> claimed = chosen.map(waiting::get).flatMap(ledger.work()::claim);
        claimed.ifPresent(work -> turns.sit(chosen.orElseThrow()));
        return claimed;
    }

    private static Rider rider(Tier lane, Queued queued) {
        return new Rider(lane, queued.work().rollId(), queued.title(), queued.bytes(), queued.since());
    }

    private static Tier lane(Step step) {
        return switch (step) {
            case SYNC -> Tier.CLOUD;
            case ARCHIVE -> Tier.ARCHIVE;
            default -> throw new IllegalArgumentException(step + " does not leave the centre.");
        };
    }

    @Override
    public void sync(long rollId) {
        try (Turns.Seat seat = seat(rollId, Tier.CLOUD)) {
            CloudConnection cloud = link.connection(Tier.CLOUD);
            told(cloud, () -> {
                Roll roll = carry(rollId, cloud, seat);
                new DocumentMending(ledger, staged, link, workers).mend(roll, cloud);
            });
        }
    }

    @Override
    public void archive(long rollId) {
        try (Turns.Seat seat = seat(rollId, Tier.ARCHIVE)) {
            CloudConnection archive = link.connection(Tier.ARCHIVE);
            told(archive, () -> {
                Roll roll = carry(rollId, archive, seat);
                new DocumentMending(ledger, staged, link, workers).mend(roll, archive);
                new DocumentArchive(ledger, link, workers).carry(roll, archive);
                publishAgain(rollId);
            });
        }
    }

    /** A manifest may have waited for lights that something wrong in the archive kept dark. */
    private void publishAgain(long rollId) {
        if (ledger.work().ofRoll(rollId).stream().anyMatch(work -> work.step() == Step.PUBLISH && work.state() == WorkState.BLOCKED)) {
            ledger.work().rearm(rollId, Step.PUBLISH);
        }
    }

    /** What would refuse everybody is told to the link, so that the next roll need not find it out. */
    private void told(CloudConnection cloud, Runnable work) {
        try {
            work.run();
        } catch (StepFailure e) {
            if (e.getCause() instanceof StoreTrouble trouble && trouble.refusesUs()) {
                link.refused(cloud, e);
            }
            throw e;
        }
    }

    /** The one that was taken when the roll was chosen; whoever calls for a roll that was not takes one beside those. */
    private Turns.Seat seat(long rollId, Tier lane) {
        return turns.seat(lane, rollId).orElseGet(() -> {
            String title = ledger.rolls().find(rollId).map(roll -> roll.destination().title()).orElse("");
            return turns.sit(new Rider(lane, rollId, title, Long.MAX_VALUE, clock.instant()));
        });
    }

    private Roll carry(long rollId, CloudConnection cloud, Turns.Seat seat) {
        mayHold(cloud.endpoint());
        StagingConnection staging = stagingLink.connection();
        Roll roll = ledger.rolls().find(rollId).orElseThrow(() -> StepFailure.needsPerson("There is no roll " + rollId + ".", null));
        Tier tier = cloud.endpoint().tier();
        Strength required = required(ledger.rolls().standing(rollId), tier);
        List<String> misread = Tampered.open(ledger.rolls().findings(rollId), tier).values().stream().filter(Tampered::byReading)
                .map(finding -> CloudKeys.of(roll, finding.path())).toList();
        ObjectProof proof = new ObjectProof(cloud.bucket(), cloud.endpoint().refusesWrongChecksums(), required, fetching, misread);
        new CloudReproof(ledger, cloud, proof, clock).prove(rollId, workers);
        RollStanding standing = ledger.rolls().standing(rollId);
        notHeld(standing);
        List<RollFile> unproven = new ArrayList<>(unproven(rollId, cloud, required));
        CloudCopies copies = new CloudCopies(ledger, link, fetching, clock);
        BucketMending mending = new BucketMending(ledger, roll, cloud, proof, standing.cleared().map(at -> copies));
        try {
            unproven.addAll(mending.again(unproven));
        } catch (StoreTrouble e) {
            throw e.asFailure();
        }
        List<String> conflicts = conflicts(rollId, tier, unproven);
        CopySources.Source source = tier == Tier.CLOUD || unproven.isEmpty() ? CopySources.Source.NONE : sources.of(rollId, cloud, required(standing, Tier.CLOUD));
        Optional<StepFailure> unstaged = standing.cleared().isPresent() && unproven.isEmpty() ? Optional.empty() : unstaged(standing);
        Set<Long> far = unproven.stream().filter(file -> mending.far(file).isPresent()).map(RollFile::id).collect(Collectors.toSet());
        List<RollFile> left = unstaged.isEmpty() ? unproven
                : unproven.stream().filter(file -> far.contains(file.id()) || source.holds(List.of(file))).toList();
        if (unstaged.isPresent() && (left.isEmpty() || standing.cleared().isEmpty() && left.size() < unproven.size())) {
            throw unstaged.get();
        }
        if (left.isEmpty()) {
            return roll;
        }
        seat.left(left.stream().mapToLong(RollFile::size).sum());
        int atOnce = Math.min(cloud.settings().filesAtOnce(), left.size());
        FileQueue queue = new FileQueue(left);
        int any = Math.min(WORKERS_A_FILE * atOnce, left.size());
        int all = Math.max(any, atOnce + queue.smallWorkers(atOnce));
        int held = (int) cloud.settings().partSize();
        try (PartBuffers buffers = memory.share(atOnce * BUFFERS_A_FILE, held)) {
            ObjectCarrier real = new ObjectCarrier(cloud.bucket(), proof, buffers, held, workers, seat);
            Carrier sending = unstaged.isEmpty() ? real : (object, look, opener, ride) -> {
                if (!far.contains(object.fileId())) {
                    throw unstaged.get();
                }
                return real.carry(object, look, opener, ride);
            };
            ServerSideCopy carrier = new ServerSideCopy(ledger.uploads(), source, cloud, proof, seat, sending, rotten(unproven, copies), ServerSideCopy.PIECE);
            RollCarrier rest = new RollCarrier(ledger, staged, staging, cloud, carrier, roll, lanes, clock, queue, conflicts, mending, seat,
                    new SendingPlaces(atOnce), underWay);
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < all; worker++) {
                boolean smallOnly = worker >= any;
                running.add(workers.submit(() -> {
                    rest.work(smallOnly);
                    return null;
                }));
            }
            try {
                Workers.join(running, "The backbone");
            } finally {
                Stream.of(carrier.told(), carrier.refused()).flatMap(Optional::stream).forEach(sentence -> ledger.activity().add(OptionalLong.of(roll.driveId()),
                        OptionalLong.of(rollId), "archive.copied", roll.name() + ": " + sentence));
            }
            rest.throwIfStopped();
        }
        if (left.size() < unproven.size()) {
            throw unstaged.orElseThrow();
        }
        return roll;
    }

    /** Paths of what an earlier run found taken. Of what is proven here it is over: that was another bucket. */
    private List<String> conflicts(long rollId, Tier tier, List<RollFile> unproven) {
        String code = RollCarrier.conflictCode(tier);
        List<String> all = ledger.rolls().findings(rollId).stream().filter(finding -> finding.code().equals(code)).map(Finding::path).toList();
        Set<String> paths = all.isEmpty() ? Set.of() : unproven.stream().map(RollFile::path).collect(Collectors.toSet());
        all.stream().filter(path -> !paths.contains(path)).forEach(path -> ledger.rolls().resolve(rollId, code, path));
        return all.stream().filter(paths::contains).toList();
    }

    private static ServerSideCopy.Look rotten(List<RollFile> files, CloudCopies copies) {
        return fileId -> {
            Optional<CloudCopies.InBucket> cloud = files.stream().filter(file -> file.id() == fileId).findFirst().flatMap(file -> copies.proven(file, Tier.CLOUD));
            // One that somebody else has darkened meanwhile is known to be.
            return cloud.isEmpty() || cloud.get().rotten();
        };
    }

    private static Strength required(RollStanding standing, Tier tier) {
        return (tier == Tier.ARCHIVE ? standing.archive() : standing.cloud()).required();
    }

    /** A copy on staging's own disk is no second copy, so none is made. */
    private static void mayHold(Endpoint endpoint) {
        if (!endpoint.separate() && !endpoint.standIn()) {
            boolean archive = endpoint.tier() == Tier.ARCHIVE;
            throw StepFailure.needsSetting("No " + (archive ? "archive" : "cloud") + " configured: the endpoint shares staging's endpoint or file system ("
                    + endpoint.address() + "); set one elsewhere as " + (archive ? "archiveEndpoint" : "endpoint") + " in org.checkgate.transfer.cloud.", null);
        }
    }

    /** A conflict that an earlier run found does not keep this one from looking again, nor does what it is to mend. */
    private static void notHeld(RollStanding standing) {
        for (Finding finding : standing.holding()) {
            boolean conflict = finding.code().equals(RollCarrier.conflictCode(Tier.CLOUD)) || finding.code().equals(RollCarrier.conflictCode(Tier.ARCHIVE));
            if (!conflict && !Tampered.code(finding.code())) {
                throw StepFailure.needsPerson("Held back from the cloud: " + finding.sentence() + " " + finding.next(), null);
            }
        }
        if (standing.missing() > 0) {
            throw StepFailure.needsPerson("Held back from the cloud: " + standing.missing() + " files are missing on the drive.", null);
        }
    }

    /** Why it cannot be sent from staging; empty when it can. */
    private static Optional<StepFailure> unstaged(RollStanding standing) {
        if (standing.cleared().isPresent()) {
            return Optional.of(StepFailure.needsPerson("This roll was cleared from staging, and not all of it is where it is to be now. Plug in a drive that has it "
                    + "and have the roll tried again.", null));
        }
        TierStanding staging = standing.staging();
        return staging.proven() >= standing.files() ? Optional.empty() : Optional.of(StepFailure.needsPerson("Held back from the cloud: " + staging.proven() + " of "
                + standing.files() + " files are proven in staging (" + staging.required() + " asked for).", null));
    }

    private List<RollFile> unproven(long rollId, CloudConnection cloud, Strength required) {
        Map<Long, Strength> strengths = new HashMap<>();
        for (Copy copy : ledger.copies().ofRoll(rollId)) {
            if (copy.tier() == cloud.endpoint().tier() && copy.endpoint().equals(cloud.endpoint().address())) {
                strengths.put(copy.fileId(), copy.strength());
            }
        }
        return ledger.rolls().files(rollId).stream()
                .filter(file -> !strengths.containsKey(file.id()) || !strengths.get(file.id()).atLeast(required)).toList();
    }

    @Deactivate
    public void stop() {
        workers.shutdownNow();
    }
}
