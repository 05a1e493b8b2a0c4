package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.store.SeekableBytes;
import org.checkgate.transfer.internal.Pace;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.shape.LiveTrafficControl;
import org.checkgate.transfer.internal.shape.Rider;
import org.checkgate.transfer.internal.shape.Room;
import org.checkgate.transfer.internal.shape.Turns;
import org.checkgate.transfer.internal.source.SourceFile;
import org.checkgate.transfer.internal.staging.FarCopies;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Proven copies in cloud and archive, which other places are mended with. Safe for use by several threads. */
@Component(service = FarCopies.class)
public final class CloudCopies implements FarCopies {
    private final Ledger ledger;
    private final CloudConnection.Source link;
    private final Turns turns;
    private final Pace pace;
    private final Clock clock;
    private final Map<Endpoint, Strength> required = new ConcurrentHashMap<>();

    @Activate
    public CloudCopies(@Reference Ledger ledger, @Reference CloudLink link, @Reference LiveTrafficControl traffic) {
        this(ledger, link, traffic.turns(), traffic.fetching(), Clock.systemUTC());
    }

    /** For who has turns of his own. */
    CloudCopies(Ledger ledger, CloudConnection.Source link, Pace pace, Clock clock) {
        this(ledger, link, new Turns(Room.USUAL, clock), pace, clock);
    }

    /**
     * @param turns by which it is told what is held
     * @param pace  told of all that is fetched
     */
    public CloudCopies(Ledger ledger, CloudConnection.Source link, Turns turns, Pace pace, Clock clock) {
        this.ledger = ledger;
        this.link = link;
        this.turns = turns;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public List<FarCopy> of(RollFile file) {
        List<FarCopy> copies = new ArrayList<>();
        proven(file, Tier.CLOUD).ifPresent(copies::add);
        proven(file, Tier.ARCHIVE).ifPresent(copies::add);
        return copies;
    }

    /** The copy of a file on one of both. */
    Optional<InBucket> proven(RollFile file, Tier tier) {
        return ledger.endpoints().current(tier).flatMap(endpoint -> ledger.copies().ofFile(file.id()).stream()
                .filter(copy -> copy.tier() == tier && copy.endpoint().equals(endpoint.address()) && copy.strength().atLeast(required(file, endpoint)))
                .findFirst().map(copy -> new InBucket(file, copy)));
    }

    /** The same for all rolls; to count how one stands takes longer. */
    private Strength required(RollFile file, Endpoint endpoint) {
        return required.computeIfAbsent(endpoint, there -> {
            RollStanding standing = ledger.rolls().standing(file.rollId());
            return (there.tier() == Tier.ARCHIVE ? standing.archive() : standing.cloud()).required();
        });
    }

    /** A proven copy. */
    final class InBucket implements FarCopy {
        private final RollFile file;
        private final Copy copy;

        private InBucket(RollFile file, Copy copy) {
            this.file = file;
            this.copy = copy;
        }

        @Override
        public String where() {
            return copy.tier() == Tier.ARCHIVE ? "the archive" : "the cloud";
        }

        private CloudConnection connection() {
            CloudConnection now = link.connection(copy.tier());
            if (!now.endpoint().address().equals(copy.endpoint())) {
                throw StepFailure.retry(Duration.ofSeconds(10), "Where " + where() + " is has just changed; it is tried again.", null);
            }
            return now;
        }

        SeekableBytes bytes() {
            return new BucketBytes(connection().bucket(), copy.key(), file.size());
        }

        @Override
        public SourceFile open() {
            String title = ledger.rolls().find(file.rollId()).map(roll -> roll.destination().title()).orElse("");
            Rider rider = new Rider(copy.tier(), file.rollId(), title, file.size(), clock.instant());
            return new BucketFile(bytes(), () -> mayMove(rider), pace);
        }

        /** Who holds a lane wants the line for something else, whichever way the bytes go. */
        private void mayMove(Rider rider) {
            if (!turns.free(rider)) {
                throw StepFailure.retry(Duration.ofSeconds(30), file.path() + " is damaged in staging and is not fetched from " + where()
                        + " while what moves there is held; it is tried again.", null);
            }
        }

        @Override
        public void differs() throws IOException {
            if (!rotten()) {
                throw new StoreTrouble(connection().bucket().target().name(), 0, "", "what it gave was wrong once and right once", null);
            }
        }

        /**
         * Reads it to its end, and darkens it when it is no longer what was proven there.
         *
         * @return whether that is so
         * @throws StepFailure when it is so and cannot be noted now
         */
        boolean rotten() throws IOException {
            CloudConnection cloud = connection();
            ObjectProof proof = new ObjectProof(cloud.bucket(), cloud.endpoint().refusesWrongChecksums(), Strength.READ_BACK, pace);
            ObjectProof.Answer answer = proof.ask(CloudObject.there(file, copy.key()));
            if (answer.verdict() == ObjectProof.Verdict.SAME) {
                return false;
            }
            if (!ledger.scrubs().wrong(copy, Tampered.wrong(copy.tier(), file.path(), answer.detail(), clock.instant()))
                    && ledger.copies().ofFile(file.id()).contains(copy)) {
                throw StepFailure.retry(Duration.ofSeconds(10), file.path() + " is not what was proven in " + where()
                        + ", and its station is working there just now; it is tried again.", null);
            }
            return true;
        }
    }
}
