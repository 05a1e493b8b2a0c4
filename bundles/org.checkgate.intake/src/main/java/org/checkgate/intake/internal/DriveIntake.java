package org.checkgate.intake.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.checkgate.intake.Intake;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.DriveState;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** Intake over a table of bays and the ledger. Safe for use by several threads: one looks or arrives at a time. */
final class DriveIntake implements Intake {
    private static final long AGAIN_NANOS = 5_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String NOT_LISTED = "DRIVE_NOT_LISTED";

    private final Ledger ledger;
    private final Bays bays;
    private final Function<Candidate, Optional<Destination>> destinations;

    /** Paths that were taken in since the start and are still there: they need no second look at their contents. */
    private final Set<Path> known = new HashSet<>();
    /** What a candidate looked like the last time: a drive is taken in when two looks agree. */
    private final Map<Path, String> lastLook = new HashMap<>();
    private final Asking<Boolean> presence = new Asking<>(PATIENCE);
    private final Asking<String> contents = new Asking<>(PATIENCE);
    private final Set<Long> listing = ConcurrentHashMap.newKeySet();
    /** Monotonic time before which a drive that could not be listed is left alone. */
    private final Map<Long, Long> heldUntil = new ConcurrentHashMap<>();

    DriveIntake(Ledger ledger, Bays bays, Function<Candidate, Optional<Destination>> destinations) {
        this.ledger = ledger;
        this.bays = bays;
        this.destinations = destinations;
    }

    @Override
    public Drive arrive(Path folder, Destination destination) {
        Path path = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException("There is no folder \"" + folder + "\". Give the folder that the drive is mounted at.");
        }
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException("The folder \"" + folder + "\" cannot be read. Give the appliance's user the right to read it.");
        }
        return arrived(path, fingerprint(path), destination);
    }

    private synchronized Drive arrived(Path path, String fingerprint, Destination destination) {
        // The same place may hold another card by now: only the same contents are the same arrival.
        Optional<Drive> unfinished = ledger.drives().all().stream().filter(d -> d.mount().equals(path.toString())
                && d.identity().fingerprint().equals(fingerprint) && unfinished(d)).findFirst();
        if (unfinished.isPresent()) {
            Optional<Destination> other = unfinished.get().destination().filter(d -> !d.equals(destination));
            if (other.isPresent()) {
                throw new IllegalArgumentException("This folder is being ingested as " + other.get().title() + " "
                        + other.get().day() + " " + other.get().unit() + ". Wait for that to end, or use the same title, day and unit.");
            }
            return unfinished.get();
        }
        return take(Bays.folder(path), fingerprint, Optional.of(destination));
    }

    private static String fingerprint(Path path) {
        try {
            return Fingerprint.of(path);
        } catch (IOException gone) {
            throw new IllegalArgumentException("The folder \"" + path + "\" could not be read to its end (" + gone.getMessage() + ").", gone);
        }
    }

    @Override
    public synchronized void look() {
        List<Candidate> now;
        try {
            now = bays.now();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The list of mounts could not be read", unreadable);
        }
        for (Drive drive : ledger.drives().all()) {
            watch(drive);
        }
        known.retainAll(now.stream().map(Candidate::path).toList());
        lastLook.keySet().retainAll(now.stream().map(Candidate::path).toList());
        for (Candidate candidate : now) {
            if (!known.contains(candidate.path())) {
                meet(candidate);
            }
        }
        new Clones(ledger.drives()).look();
    }

    /** Notes that a drive went, or that the same contents are back where it was. */
    private void watch(Drive drive) {
        Path mount = Path.of(drive.mount());
        Optional<Boolean> there = there(mount);
        if (there.isEmpty()) {
            return;
        }
        if (drive.present() && !there.get()) {
            contents.forget(mount);
            ledger.drives().present(drive.id(), false, drive.mount());
            note(drive, "drive.removed", "The drive \"" + drive.label() + "\" is gone from " + drive.mount() + ".");
        } else if (!drive.present() && there.get() && sameContents(mount, drive)) {
            back(drive, drive.mount());
        }
    }

    /** Empty while the file system does not answer. */
    private Optional<Boolean> there(Path mount) {
        try {
            return presence.ask(mount, () -> Files.isDirectory(mount, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException unlikely) {
            return Optional.empty();
        }
    }

    /** What lies there; empty while it is looked at, or when it went meanwhile. */
    private Optional<String> fingerprintSoon(Path mount) {
        try {
            return contents.ask(mount, () -> Fingerprint.of(mount));
        } catch (IOException goneAgain) {
            return Optional.empty();
        }
    }

    private boolean sameContents(Path mount, Drive drive) {
        return fingerprintSoon(mount).filter(drive.identity().fingerprint()::equals).isPresent();
    }

    private void meet(Candidate candidate) {
        Optional<String> now = fingerprintSoon(candidate.path());
        if (now.isEmpty() || !now.get().equals(lastLook.put(candidate.path(), now.get()))) {
            return;
        }
        String fingerprint = now.get();
        known.add(candidate.path());
        DriveIdentity identity = new DriveIdentity(candidate.serial(), candidate.fileSystem(), fingerprint);
        Optional<Drive> before = ledger.drives().newest(identity);
        String path = candidate.path().toString();
        if (before.isPresent() && before.get().mount().equals(path) && before.get().present()) {
            return;
        }
        // A drive that still lies in its bay is not this one: this is a clone of it, an arrival of its own.
        if (before.isPresent() && !Files.isDirectory(Path.of(before.get().mount()), LinkOption.NOFOLLOW_LINKS)) {
            back(before.get(), path);
            return;
        }
        take(candidate, fingerprint, destinations.apply(candidate));
    }

    private Drive take(Candidate candidate, String fingerprint, Optional<Destination> destination) {
        Drive drive = ledger.drives().arrive(new DriveIdentity(candidate.serial(), candidate.fileSystem(), fingerprint),
                candidate.path().toString(), candidate.label(), destination);
        note(drive, "drive.arrived", "The drive \"" + drive.label() + "\" arrived at " + drive.mount() + "."
                + (destination.isEmpty() ? " It waits to be told its title, day and unit." : ""));
        return drive;
    }

    private void back(Drive drive, String mount) {
        ledger.drives().present(drive.id(), true, mount);
        ledger.drives().resolve(drive.id(), "DRIVE_REMOVED", "");
        for (Roll roll : ledger.rolls().onDrive(drive.id())) {
            boolean waits = ledger.work().ofRoll(roll.id()).stream()
                    .anyMatch(w -> w.step() == Step.STAGE && (w.state() == WorkState.BLOCKED || w.state() == WorkState.WAITING));
            if (waits) {
                ledger.work().rearm(roll.id(), Step.STAGE);
            }
        }
        note(drive, "drive.back", "The drive \"" + drive.label() + "\" is back at " + mount + "; it goes on where it stopped.");
    }

    private boolean unfinished(Drive drive) {
        if (drive.state() == DriveState.SEEN) {
            return true;
        }
        return ledger.rolls().onDrive(drive.id()).stream().flatMap(roll -> ledger.work().ofRoll(roll.id()).stream())
                .anyMatch(work -> work.state() != WorkState.DONE && work.state() != WorkState.BLOCKED);
    }

    @Override
    public Listing check(Path folder, Function<List<String>, RollKind> kind) throws IOException {
        return Lister.list(folder, kind);
    }

    @Override
    public List<Long> toList() {
        long now = System.nanoTime();
        return ledger.drives().all().stream()
                .filter(d -> d.state() == DriveState.SEEN && d.present() && d.destination().isPresent()).map(Drive::id)
                .filter(id -> !listing.contains(id))
                .filter(id -> !heldUntil.containsKey(id) || now - heldUntil.get(id) >= 0).toList();
    }

    @Override
    public void list(long driveId, Function<List<String>, RollKind> kind) {
        if (listing.add(driveId)) {
            try {
                list(ledger.drives().find(driveId).orElseThrow(), kind);
            } finally {
                listing.remove(driveId);
            }
        }
    }

    private void list(Drive drive, Function<List<String>, RollKind> kind) {
        if (drive.state() != DriveState.SEEN) {
            return;
        }
        Path mount = Path.of(drive.mount());
        try {
            Listing found = Lister.list(mount, kind);
            // A listing stands for good: it must be of the whole drive, not of what was left of it while it was pulled or filled.
            if (!Fingerprint.of(mount).equals(drive.identity().fingerprint())) {
                hold(drive, "what is on it changes, or it was pulled, while it is listed");
                return;
            }
            ledger.drives().listed(drive.id(), found);
            ledger.drives().resolve(drive.id(), NOT_LISTED, "");
            note(drive, "drive.listed", "\"" + drive.label() + "\": " + found.rolls().size() + " rolls, "
                    + found.rolls().stream().mapToInt(r -> r.files().size()).sum() + " files, "
                    + found.others().size() + " others; list check done.");
        } catch (IOException | RuntimeException unreadable) {
            hold(drive, String.valueOf(unreadable.getMessage()));
            throw unreadable instanceof RuntimeException surprise ? surprise
                    : new UncheckedIOException("The drive at " + drive.mount() + " could not be listed", (IOException) unreadable);
        }
    }

    /** The drive stays unlisted and is tried again; the reason stands beside it, written once. */
    private void hold(Drive drive, String why) {
        heldUntil.put(drive.id(), System.nanoTime() + AGAIN_NANOS);
        Finding finding = new Finding(NOT_LISTED, Severity.BLOCK, "", "The drive could not be listed: " + why + ".",
                "Wait until copying to it has ended, or plug it in again; then ingest it again.");
        if (!ledger.drives().findings(drive.id()).contains(finding)) {
            ledger.drives().find(drive.id(), finding);
        }
    }

    private void note(Drive drive, String kind, String sentence) {
        ledger.activity().add(OptionalLong.of(drive.id()), OptionalLong.empty(), kind, sentence);
    }
}
