package org.checkgate.transfer.internal.cloud;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.DueScrub;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;
import org.checkgate.transfer.Scrub;
import org.checkgate.transfer.internal.IdlePace;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.Pace;
import org.checkgate.transfer.internal.ScrubPlan;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.staging.StagingConnection;
import org.checkgate.transfer.internal.staging.StagingLink;
import org.checkgate.transfer.internal.staging.StagingScrub;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Looks at one roll after the other, by the ledger's list of when each was looked at. */
@Component(service = Scrub.class)
public final class LiveScrub implements Scrub {
    /** Then others may have their turn, such as one that a person asked for. */
    private static final Duration SLICE = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofMinutes(10);
    /** Where a person has to do something first, such as have it restored: to ask costs a request for each file. */
    private static final Duration PERSON_AGAIN = Duration.ofHours(12);
    /** Files whose looks are noted together; what is not noted is looked at again. */
    private static final int NOTED_TOGETHER = 64;

    private final Ledger ledger;
    private final StagingConnection.Source staging;
    private final CloudConnection.Source clouds;
    private final LiveLanes lanes;
    private final Function<Tier, ScrubPlan> plans;
    private final Duration slice;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Governor.Pause pause;
    /** Rolls that could not be looked at, with when they may be tried again. Forgotten at a restart. */
    private final Map<String, Long> notBefore = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    @Activate
    public LiveScrub(@Reference Ledger ledger, @Reference StagingLink staging, @Reference CloudLink clouds, @Reference LiveLanes lanes) {
        this(ledger, staging, clouds, lanes, tier -> tier == Tier.STAGING ? staging.scrub() : clouds.scrub(), SLICE, Clock.systemUTC());
    }

    LiveScrub(Ledger ledger, StagingConnection.Source staging, CloudConnection.Source clouds, LiveLanes lanes, Function<Tier, ScrubPlan> plans, Duration slice,
              Clock clock) {
        this(ledger, staging, clouds, lanes, plans, slice, clock, System::nanoTime, Governor.SLEEP);
    }

    /**
     * @param lanes what else goes on, which a look without a rate of its own waits for
     * @param slice after which others have their turn
     * @param nanos a clock that only goes forward
     */
    public LiveScrub(Ledger ledger, StagingConnection.Source staging, CloudConnection.Source clouds, LiveLanes lanes, Function<Tier, ScrubPlan> plans,
                     Duration slice, Clock clock, LongSupplier nanos, Governor.Pause pause) {
        this.ledger = ledger;
        this.staging = staging;
        this.clouds = clouds;
        this.lanes = lanes;
        this.plans = plans;
        this.slice = slice;
        this.clock = clock;
        this.nanos = nanos;
        this.pause = pause;
    }

    @Override
    public boolean next(Tier tier) {
        Optional<DueScrub> due = ledger.scrubs().due(tier, plans.apply(tier).every()).stream().filter(this::mayBeTried).findFirst();
        if (due.isEmpty()) {
            return false;
        }
        String name = name(due.get());
        try {
            new Run(ledger.scrubs().begin(due.get())).look();
            notBefore.remove(name);
            return true;
        } catch (StepFailure e) {
            throw later(due.get(), e);
        } catch (StoreTrouble e) {
            throw later(due.get(), e.asFailure());
        } catch (RuntimeException e) {
            // Whatever it is, the others must not wait behind it for ever.
            throw later(due.get(), StepFailure.retry(AGAIN, "The look failed (" + e + ").", e));
        }
    }

    /** It is said once, and not with each try. */
    private StepFailure later(DueScrub scrub, StepFailure why) {
        Duration after = why.behaviour() == StepFailure.Behaviour.NEEDS_PERSON ? PERSON_AGAIN : AGAIN;
        if (notBefore.put(name(scrub), nanos.getAsLong() + after.toNanos()) == null && !stopping) {
            ledger.rolls().find(scrub.rollId()).ifPresent(roll -> ledger.activity().add(OptionalLong.of(roll.driveId()), OptionalLong.of(roll.id()), "scrub.waits",
                    roll.name() + " could not be looked at again (" + scrub.tier().word() + "), which darkens nothing; it is tried again. " + why.getMessage()));
        }
        return why;
    }

    private static String name(DueScrub scrub) {
        return scrub.tier() + " " + scrub.rollId() + " " + scrub.asked();
    }

    private boolean mayBeTried(DueScrub scrub) {
        Long after = notBefore.get(name(scrub));
        return after == null || nanos.getAsLong() - after >= 0;
    }

    private interface Look {
        Optional<Finding> at(RollFile file, Copy copy) throws StoreTrouble;
    }

    /** One look at a roll on a tier, or a stretch of it. */
    private final class Run {
        private final DueScrub scrub;
        private final Map<Long, RollFile> files = new HashMap<>();
        private final List<Copy> copies;
        private final long began = nanos.getAsLong();
        /** Something could not be looked at, so that this look counts for nothing from there on. */
        private StoreTrouble blind;
        private long reached;
        private int unnoted;

        Run(DueScrub scrub) {
            this.scrub = scrub;
            this.reached = scrub.reached();
            ledger.rolls().files(scrub.rollId()).forEach(file -> files.put(file.id(), file));
            copies = ledger.copies().ofRoll(scrub.rollId()).stream().filter(copy -> copy.tier() == scrub.tier() && copy.endpoint().equals(scrub.endpoint())
                    && copy.strength().atLeast(Strength.HASHED)).sorted(Comparator.comparing(Copy::fileId)).toList();
        }

        void look() throws StoreTrouble {
            Pace pace = pace();
            if (scrub.tier() == Tier.STAGING) {
                StagingConnection now = staging.connection();
                here(now.address());
                count(files(new StagingScrub(now, pace)::look), 0);
                return;
            }
            CloudConnection now = clouds.connection(scrub.tier());
            here(now.endpoint().address());
            RollStanding standing = ledger.rolls().standing(scrub.rollId());
            BucketScrub bucket = new BucketScrub(now, (scrub.tier() == Tier.ARCHIVE ? standing.archive() : standing.cloud()).required(), pace, clock);
            if (files(bucket::look)) {
                OptionalInt documents = documents(bucket);
                count(documents.isPresent(), documents.orElse(0));
            }
        }

        private Pace pace() {
            Pace rate = new IdlePace(plans.apply(scrub.tier()).bytesPerSecond(), () -> !stopping && !lanes.now().isEmpty(), nanos, pause);
            return bytes -> {
                refuseStopping();
                rate.passed(bytes);
            };
        }

        private void refuseStopping() {
            if (stopping) {
                throw StepFailure.retry(Duration.ofSeconds(1), "The appliance is stopping; the look goes on where it stopped.", null);
            }
        }

        private void here(String address) {
            if (!address.equals(scrub.endpoint())) {
                throw StepFailure.retry(Duration.ofSeconds(10), "What is configured has just changed; the look begins anew.", null);
            }
        }

        /** @return whether all were looked at */
        private boolean files(Look look) throws StoreTrouble {
            for (Copy copy : copies) {
                if (copy.fileId() <= scrub.reached()) {
                    continue;
                }
                refuseStopping();
                if (over() || working()) {
                    note();
                    return false;
                }
                try {
                    Optional<Finding> wrong = look.at(files.get(copy.fileId()), copy);
                    if (wrong.isPresent() && !ledger.scrubs().wrong(copy, wrong.get())) {
                        note();
                        return false;
                    }
                } catch (StoreTrouble e) {
                    cannotTell(e);
                }
                looked(copy.fileId());
            }
            note();
            return true;
        }

        /** A store that is away, or refuses us, does so for all; what it refuses of one object says nothing of the others. */
        private void cannotTell(StoreTrouble e) throws StoreTrouble {
            if (e.passing() || e.status() == 401 || e.refusesUs() && !e.aboutRights()) {
                note();
                throw e;
            }
            blind = blind == null ? e : blind;
        }

        private boolean over() {
            return blind == null && reached > scrub.reached() && nanos.getAsLong() - began > slice.toNanos();
        }

        private boolean working() {
            Step station = scrub.tier() == Tier.STAGING ? Step.STAGE : scrub.tier() == Tier.CLOUD ? Step.SYNC : Step.ARCHIVE;
            return unnoted == 0 && ledger.work().ofRoll(scrub.rollId()).stream().anyMatch(work -> work.step() == station && work.state() == WorkState.RUNNING);
        }

        private void looked(long fileId) {
            if (blind == null) {
                reached = fileId;
                unnoted++;
                if (unnoted == NOTED_TOGETHER) {
                    note();
                }
            }
        }

        private void note() {
            if (unnoted > 0) {
                ledger.scrubs().reached(scrub, reached);
                unnoted = 0;
            }
        }

        /** @return how many there are; empty when one is wrong and that could not be noted, because its station has begun to work */
        private OptionalInt documents(BucketScrub bucket) throws StoreTrouble {
            int count = 0;
            for (Document document : ledger.publications().documents(scrub.rollId())) {
                if (document.tier() == scrub.tier()) {
                    refuseStopping();
                    count++;
                    try {
                        Optional<Finding> wrong = bucket.look(document);
                        if (wrong.isPresent() && !ledger.scrubs().wrong(document, scrub.endpoint(), wrong.get()) && !known(document)) {
                            return OptionalInt.empty();
                        }
                    } catch (StoreTrouble e) {
                        cannotTell(e);
                    }
                }
            }
            return OptionalInt.of(count);
        }

        private boolean known(Document document) {
            return Tampered.open(ledger.rolls().findings(scrub.rollId()), scrub.tier()).containsKey(document.key());
        }

        private void count(boolean all, int documents) throws StoreTrouble {
            if (all && blind != null) {
                throw blind;
            }
            if (all) {
                ledger.scrubs().looked(scrub, copies.size() + documents);
            }
        }
    }

    @Deactivate
    public void stop() {
        stopping = true;
    }
}
