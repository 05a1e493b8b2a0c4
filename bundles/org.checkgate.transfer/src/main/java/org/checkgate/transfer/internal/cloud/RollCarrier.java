package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.internal.FileQueue;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.PartPlan;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.PartBuffers;
import org.checkgate.transfer.internal.shape.Turns;
import org.checkgate.transfer.internal.staging.StagingConnection;
import org.checkgate.transfer.internal.staging.StagingFindings;

/** Brings what is left of one roll into one bucket; several workers share it. Safe for use by several threads. */
final class RollCarrier {
    private final Ledger ledger;
    private final StagedFiles staged;
    private final StagingConnection staging;
    private final CloudConnection cloud;
    private final Carrier carrier;
    private final Roll roll;
    private final LiveLanes lanes;
    private final Clock clock;
    private final FileQueue left;
    private final Collection<String> conflicts;
    private final BucketMending mending;
    private final Turns.Seat seat;
    private final SendingPlaces places;
    private final KeysUnderWay underWay;
    private final Map<String, String> keys;
    private final Set<Long> leftOpen;
    private StepFailure stop;
    private StepFailure person;

    /**
     * @param conflicts paths with a conflict from an earlier run
     * @param mending   of what was changed there from outside
     * @param places    for large files
     * @param underWay  of all runs
     */
    RollCarrier(Ledger ledger, StagedFiles staged, StagingConnection staging, CloudConnection cloud, Carrier carrier, Roll roll,
                LiveLanes lanes, Clock clock, FileQueue left, Collection<String> conflicts, BucketMending mending, Turns.Seat seat, SendingPlaces places,
                KeysUnderWay underWay) {
        this.ledger = ledger;
        this.staged = staged;
        this.staging = staging;
        this.cloud = cloud;
        this.carrier = carrier;
        this.roll = roll;
        this.lanes = lanes;
        this.clock = clock;
        this.left = left;
        this.conflicts = conflicts;
        this.mending = mending;
        this.seat = seat;
        this.places = places;
        this.underWay = underWay;
        this.keys = ledger.copies().stagingKeys(roll.id());
        this.leftOpen = ledger.uploads().allOpen(tier()).stream().map(Upload::fileId).collect(Collectors.toCollection(ConcurrentHashMap::newKeySet));
    }

    static String conflictCode(Tier tier) {
        return tier == Tier.ARCHIVE ? "ARCHIVE_CONFLICT" : "CLOUD_CONFLICT";
    }

    void work(boolean smallOnly) throws InterruptedException {
        boolean more = true;
        while (more) {
            try (SendingPlaces.Place place = smallOnly ? SendingPlaces.Place.none() : places.take()) {
                List<RollFile> group = next(smallOnly);
                if (group.stream().allMatch(RollCarrier::small)) {
                    place.close();
                }
                work(group, place);
                more = !group.isEmpty();
            }
        }
    }

    private void work(List<RollFile> group, SendingPlaces.Place place) throws InterruptedException {
        Map<Long, PartNotes.Together> together = notedTogether(group);
        List<Copy> proven = new ArrayList<>();
        List<String> mine = new ArrayList<>();
        try {
            for (RollFile file : group) {
                if (!stopped() && alone(file, mine)) {
                    take(file, together.get(file.id()), proven, place);
                }
            }
        } finally {
            try {
                acknowledge(proven, together);
            } finally {
                mine.forEach(key -> underWay.give(cloud.endpoint().address(), key));
            }
        }
    }

    private boolean alone(RollFile file, List<String> mine) {
        String key = CloudKeys.of(roll, file.path());
        boolean alone = underWay.take(cloud.endpoint().address(), key);
        if (alone) {
            mine.add(key);
        } else {
            stop(StepFailure.retry(Duration.ofSeconds(5), "Another delivery of this roll is bringing " + file.path() + " to " + cloud.bucket().target().name()
                    + " just now; it is looked at again after that.", null));
        }
        return alone;
    }

    /** What an earlier run began in parts goes on so. From a remote staging it would be fetched as slowly as it leaves, on one line. */
    private boolean mayGoWhole(RollFile file) {
        return file.size() > cloud.settings().partSize() && file.size() <= seat.inOne() && staging.disk().isPresent() && !leftOpen.contains(file.id());
    }

    private static boolean small(RollFile file) {
        return file.size() <= PartBuffers.SMALL;
    }

    /** After a kill all of a group counts as sent twice, so it is no more than a part. */
    private synchronized List<RollFile> next(boolean smallOnly) {
        return stop == null ? left.group(smallOnly, cloud.settings().partSize()) : List.of();
    }

    private synchronized boolean stopped() {
        return stop != null;
    }

    /** Each note of its own would cost a small file more than its way to the bucket. What an earlier run left open is not among them. */
    private Map<Long, PartNotes.Together> notedTogether(List<RollFile> group) {
        Map<Long, PartNotes.Together> together = new HashMap<>();
        List<Upload> pieces = group.stream()
                .filter(file -> cloud.bucket().conditions() && small(file) && !leftOpen.contains(file.id()) && !carrier.copies(file.id())
                        && !mending.tampered(file.path()))
                .map(file -> new Upload(0, file.id(), tier(), cloud.endpoint().address(), CloudKeys.of(roll, file.path()), "",
                        PartPlan.of(file.size(), cloud.settings().partSize()).partSize(), file.size())).toList();
        if (pieces.size() > 1) {
            ledger.uploads().beginPieces(pieces).forEach(upload -> together.put(upload.fileId(), new PartNotes.Together(ledger.uploads(), upload)));
        }
        return together;
    }

    private synchronized void stop(StepFailure failure) {
        stop = stop == null ? failure : stop;
    }

    private synchronized void needsPerson(String sentence) {
        person = person == null ? StepFailure.needsPerson(sentence, null) : person;
    }

    /** Called when all workers have ended. */
    synchronized void throwIfStopped() {
        if (stop != null) {
            throw stop;
        }
        if (person != null) {
            throw person;
        }
    }

    private Tier tier() {
        return cloud.endpoint().tier();
    }

    /** What has left staging meanwhile is looked for where it was put, and is found missing there. */
    private String staged(RollFile file) {
        return keys.getOrDefault(file.path(), roll.stagingKey(file.path()));
    }

    /** @param noted null: it has notes of its own */
    private void take(RollFile file, PartNotes.Together noted, List<Copy> proven, SendingPlaces.Place place) throws InterruptedException {
        String key = CloudKeys.of(roll, file.path());
        Optional<CloudCopies.InBucket> far = mending.far(file);
        boolean whole = far.isEmpty() && mayGoWhole(file);
        boolean inParts = false;
        try (var ride = lanes.ride(tier() == Tier.ARCHIVE ? LiveLanes.ARCHIVE : LiveLanes.BACKBONE, roll.id(), file.path(), file.size(),
                place::close)) {
            if (whole) {
                // It keeps one sender busy, where the parts of others keep three.
                place.close();
            }
            PartPlan plan = whole ? new PartPlan(file.size(), file.size()) : PartPlan.of(file.size(), cloud.settings().partSize());
            CloudObject object = CloudObject.of(file, key,
                    far.isPresent() ? far.get()::bytes : () -> StagedSource.open(staged, staged(file), staging.disk().isPresent()));
            boolean lookFirst = mending.tampered(file.path()) || noted == null
                    && (whole || !cloud.bucket().conditions() || !plan.onePiece() || ledger.uploads().open(file.id(), tier()).isPresent());
            AtomicBoolean sent = new AtomicBoolean();
            Carrier.NotesOpener notes = () -> {
                sent.set(true);
                return noted != null ? noted : PartNotes.Kept.open(ledger.uploads(), cloud.bucket(), object, cloud.endpoint().address(), plan);
            };
            Strength strength = brought(file, object, lookFirst, notes, ride);
            proven.add(new Copy(file.id(), tier(), cloud.endpoint().address(), key, strength, clock.instant()));
            seat.arrived(file.size());
            if (conflicts.contains(file.path())) {
                ledger.rolls().resolve(roll.id(), conflictCode(tier()), file.path());
            }
            // Before the copy is acknowledged: of a file that is proven nobody asks again, and what stood against it would stand for ever.
            mending.mended(file.path(), sent.get() ? Optional.of(far.map(CloudCopies.InBucket::where).orElse("staging")) : carrier.copiedFrom(file.id()));
        } catch (KeyTaken e) {
            conflict(file, key, e);
        } catch (Aside.NotKept e) {
            needsPerson(mending.notKept(file.path(), e));
        } catch (SourceDamaged e) {
            if (far.isPresent()) {
                differs(file, far.get());
            } else {
                damaged(file, e);
            }
        } catch (StepFailure e) {
            stop(e);
        } catch (StoreTrouble e) {
            if (e.code().equals(ObjectCarrier.WRONG_BYTES_KEPT)) {
                keptWrong(file, e);
            }
            inParts = whole && e.status() == 0;
            if (!inParts) {
                stop(e.asFailure());
            }
        } catch (IOException e) {
            stop(StepFailure.retry(Duration.ofSeconds(5), file.path() + " cannot be read from staging (" + e.getMessage() + "); it is tried again.", e));
        }
        if (inParts) {
            // The line broke under it: what went with it once would go with it at each break.
            leftOpen.add(file.id());
            take(file, null, proven, place);
        }
    }

    /** What stands in the way of an object that was proven here once was put there by somebody else, and gives way. */
    private Strength brought(RollFile file, CloudObject object, boolean lookFirst, Carrier.NotesOpener notes, LiveLanes.Ride ride)
            throws IOException, InterruptedException {
        try {
            return carrier.carry(object, lookFirst, notes, ride);
        } catch (KeyTaken e) {
            if (!mending.mayReplace(file.path(), object.key())) {
                throw e;
            }
            mending.away(object);
            return carrier.carry(object, true, notes, ride);
        }
    }

    private void differs(RollFile file, CloudCopies.InBucket far) {
        try {
            far.differs();
            needsPerson(file.path() + " is neither here nor in " + far.where() + " what was proven. Plug in a drive that has it and have the roll tried again.");
        } catch (StepFailure e) {
            stop(e);
        } catch (IOException e) {
            stop(StepFailure.retry(Duration.ofSeconds(5), file.path() + " cannot be read from " + far.where() + " (" + e.getMessage() + "); it is tried again.", e));
        }
    }

    private void conflict(RollFile file, String key, KeyTaken taken) {
        String where = cloud.bucket().target().name();
        String sentence = "Other bytes lie in " + where + " under " + key + ": " + taken.getMessage() + ". Nothing was overwritten.";
        ledger.rolls().find(roll.id(), new Finding(conflictCode(tier()), Severity.BLOCK, file.path(), sentence,
                "Find out who wrote that object; move it away or deliver this roll under another name, then start this step again."));
        needsPerson(sentence);
    }

    /** It costs the file nothing but time; somebody has to look at that bucket all the same. */
    private void keptWrong(RollFile file, StoreTrouble trouble) {
        String where = cloud.bucket().target().name();
        ledger.rolls().find(roll.id(), new Finding(tier() == Tier.ARCHIVE ? "ARCHIVE_MISMATCH" : "CLOUD_MISMATCH", Severity.INFO, file.path(),
                file.path() + " was not kept as it was sent to " + where + ": " + trouble.getMessage() + ". It was removed there and is sent again.",
                "Nothing to do for the file; tell the owner of " + where + " if this repeats."));
    }

    /** The light that said "staged" was true then and is not now. That, why, and that it is staged again are one step: a stop between them could end it. */
    private void damaged(RollFile file, SourceDamaged damage) {
        Finding finding = new Finding(StagingFindings.STAGING_DAMAGED, Severity.BLOCK, file.path(), file.path() + " is damaged in staging: " + damage.getMessage() + ".",
                "Keep the drive plugged in: the file is staged again from it; replace the staging disk if this repeats.");
        Optional<Copy> there = ledger.copies().ofFile(file.id()).stream()
                .filter(copy -> copy.tier() == Tier.STAGING && copy.endpoint().equals(staging.address())).findFirst();
        if (there.isEmpty() || !ledger.scrubs().wrong(there.get(), finding)) {
            stop(StepFailure.retry(Duration.ofSeconds(5), file.path() + " is damaged in staging, and it is staged again just now.", null));
            return;
        }
        needsPerson(file.path() + " is damaged in staging and is staged again from the drive; the drive must be plugged in.");
    }

    /** Each acknowledgement costs the ledger a trip to the disk, so what was noted together ends together. */
    private void acknowledge(List<Copy> proven, Map<Long, PartNotes.Together> together) {
        Map<Boolean, List<Copy>> byArrival = proven.stream()
                .collect(Collectors.partitioningBy(copy -> together.containsKey(copy.fileId()) && together.get(copy.fileId()).arrived()));
        if (!proven.isEmpty()) {
            ledger.copies().record(proven, List.of(), byArrival.get(true).stream().map(copy -> together.get(copy.fileId()).number()).toList());
        }
        for (Copy copy : byArrival.get(false)) {
            ledger.uploads().open(copy.fileId(), tier()).ifPresent(upload -> ledger.uploads().close(upload.id()));
        }
        // Of what was never begun nothing has left, and nothing of it may count as sent twice one day.
        together.values().stream().filter(PartNotes.Together::untouched).forEach(PartNotes.Together::close);
    }
}
