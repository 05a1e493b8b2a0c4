package org.checkgate.ledger.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.checkgate.ledger.Adopted;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.FileRead;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StatedHash;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.ledger.Work;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.FileVerdict;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.RecordedHash;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/**
 * Drives and a staging station without bytes: a file's content is a number, of which its digests are made. It does with the
 * ledger what the true station does.
 */
final class FakeStation {
    static final String STAGING = Deliveries.endpoint(Tier.STAGING).address();
    private static final List<String> OVER = List.of("HASH_MISMATCH", "READ_ERROR", "STAGING_DAMAGED", "SIZE_MISMATCH");
    static final String MANIFEST = "ascmhl/0001.mhl";

    /** What lies on each roll's drive, and what lies in staging under each key: contents. */
    final Map<Long, Map<String, Integer>> drives = new HashMap<>();
    final Map<String, Integer> objects = new TreeMap<>();
    final List<String> read = new ArrayList<>();
    Strength proof = Strength.READ_BACK;
    String name = "A001";
    private Ledger ledger;
    private int arrivals;

    FakeStation(Ledger ledger) {
        this.ledger = ledger;
    }

    /** After a restart. */
    void with(Ledger opened) {
        ledger = opened;
    }

    static String digest(HashFormat format, int content) {
        return format == HashFormat.C4 ? "c4" + content : "%016x".formatted((long) format.ordinal() << 32 | content);
    }

    static StatedHash stated(HashFormat format, int content) {
        return new StatedHash(format.id(), digest(format, content), true, 1);
    }

    /** A drive that holds all that is sealed. */
    Roll deliver(Set<String> manifests, Map<String, Integer> sealed) {
        return deliver(manifests, sealed, sealed);
    }

    Roll deliver(Set<String> manifests, Map<String, Integer> sealed, Map<String, Integer> onDrive) {
        Map<String, List<StatedHash>> stated = new TreeMap<>();
        sealed.forEach((path, content) -> stated.put(path, List.of(stated(HashFormat.XXH64, content))));
        return deliverStated(manifests, stated, onDrive);
    }

    /** As the list check does it: the first two missing ones are named, the others counted. */
    Roll deliverStated(Set<String> manifests, Map<String, List<StatedHash>> sealed, Map<String, Integer> onDrive) {
        String print = String.join(" ", new TreeSet<>(manifests));
        List<NewFile> files = new ArrayList<>(List.of(new NewFile(MANIFEST, 10, false, FileRole.MANIFEST, List.of())));
        List<Finding> findings = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        sealed.forEach((path, hashes) -> {
            files.add(new NewFile(path, 1000, !onDrive.containsKey(path), FileRole.SEALED, hashes));
            if (!onDrive.containsKey(path)) {
                missing.add(path);
            }
        });
        missing.stream().limit(2).forEach(path -> findings.add(new Finding("MISSING_FILE", Severity.BLOCK, path, path + " is missing.", "Ask.")));
        if (missing.size() > 2) {
            findings.add(new Finding("MISSING_FILE", Severity.BLOCK, "", missing.size() - 2 + " further files.", "Ask."));
        }
        onDrive.keySet().stream().filter(path -> !sealed.containsKey(path)).forEach(path -> files.add(new NewFile(path, 1000, false, FileRole.EXTRA, List.of())));
        return deliver(new NewRoll(name, RollKind.CAMERA, name, print, manifests, files, findings), onDrive);
    }

    Roll deliver(NewRoll roll, Map<String, Integer> onDrive) {
        String serial = "S" + ++arrivals;
        long drive = ledger.drives().arrive(new DriveIdentity(serial, "uuid", "print-" + serial), "/media/" + serial, serial, Optional.of(Deliveries.DAY)).id();
        ledger.drives().listed(drive, new Listing(List.of(roll), List.of(), List.of()));
        Roll listed = ledger.rolls().onDrive(drive).get(0);
        Map<String, Integer> contents = new HashMap<>(onDrive);
        contents.put(MANIFEST, arrivals);
        drives.put(listed.id(), contents);
        return listed;
    }

    /** Runs the station until nothing is ready. @return how many runs there were */
    int run() {
        int runs = 0;
        for (Optional<Work> work = ledger.work().claim(Step.STAGE); work.isPresent(); work = ledger.work().claim(Step.STAGE)) {
            stage(work.get().rollId());
            ledger.work().done(work.get());
            if (++runs > 100) {
                throw new AssertionError("deliveries start each other for ever");
            }
        }
        return runs;
    }

    Adopted stage(long rollId) {
        Adopted adopted = ledger.copies().adopt(rollId, STAGING);
        if (ledger.rolls().standing(rollId).cleared().isPresent()) {
            return adopted;
        }
        Roll roll = ledger.rolls().find(rollId).orElseThrow();
        Set<Long> recognisable = ledger.copies().recognisable(rollId, STAGING);
        for (RollFile file : ledger.rolls().files(rollId)) {
            if (!file.missing() && !proven(file) && !(recognisable.contains(file.id()) && recognised(roll, file))) {
                read(roll, file);
            }
        }
        ledger.copies().share(rollId, STAGING);
        return adopted;
    }

    boolean proven(RollFile file) {
        return !file.crc64().isEmpty() && ledger.copies().ofFile(file.id()).stream().anyMatch(copy -> copy.tier() == Tier.STAGING
                && copy.endpoint().equals(STAGING) && copy.strength().atLeast(Strength.READ_BACK_CACHED));
    }

    /** Whether what the drive has is the same as what another delivery has brought. */
    private boolean recognised(Roll roll, RollFile file) {
        Integer content = drives.get(roll.id()).get(file.path());
        if (content == null) {
            return false;
        }
        Expected expected = expected(file);
        Map<HashFormat, String> digests = digests(expected, content);
        if (!expected.judge(1000, digests).good()) {
            return false;
        }
        Copy onDrive = new Copy(file.id(), Tier.DRIVE, "drive:" + roll.driveId(), file.path(), Strength.HASHED, Deliveries.AT);
        boolean same = !ledger.copies().recognise(List.of(new FileRead(file.id(), 1000 + content, words(digests), "%016x".formatted(content))),
                List.of(onDrive), STAGING).isEmpty();
        if (same) {
            read.add(roll.delivery() + " " + file.path());
            OVER.forEach(code -> ledger.rolls().resolve(roll.id(), code, file.path()));
        }
        return same;
    }

    private static Expected expected(RollFile file) {
        return new Expected(file.path(), OptionalLong.empty(), file.stated().stream()
                .map(hash -> new RecordedHash(hash.format(), hash.value(), hash.trusted(), hash.generation())).toList());
    }

    private static Map<HashFormat, String> digests(Expected expected, int content) {
        Map<HashFormat, String> digests = new EnumMap<>(HashFormat.class);
        Set<HashFormat> asked = expected.formatsToCompute().isEmpty() ? Set.of(HashFormat.XXH64) : expected.formatsToCompute();
        asked.forEach(format -> digests.put(format, digest(format, content)));
        return digests;
    }

    private static Map<String, String> words(Map<HashFormat, String> digests) {
        Map<String, String> words = new HashMap<>();
        digests.forEach((format, text) -> words.put(format.id(), text));
        return words;
    }

    void read(Roll roll, RollFile file) {
        Integer content = drives.get(roll.id()).get(file.path());
        if (content == null) {
            ledger.rolls().find(roll.id(), new Finding("READ_ERROR", Severity.BLOCK, file.path(), file.path() + " cannot be read.", "Try again."));
            return;
        }
        String key = roll.stagingKey(file.path());
        Upload upload = ledger.uploads().begin(new Upload(0, file.id(), Tier.STAGING, STAGING, key, "", 1000, 1000));
        objects.put(key, content);
        read.add(roll.delivery() + " " + file.path());
        Expected expected = expected(file);
        Map<HashFormat, String> digests = digests(expected, content);
        boolean altered = expected.judge(1000, digests).outcome() == FileVerdict.Outcome.ALTERED;
        OVER.forEach(code -> ledger.rolls().resolve(roll.id(), code, file.path()));
        if (altered) {
            ledger.rolls().find(roll.id(), new Finding("HASH_MISMATCH", Severity.BLOCK, file.path(), file.path() + " is not what was sealed.", "Ask."));
        }
        ledger.rolls().read(file.id(), 1000 + content, words(digests), "%016x".formatted(content));
        ledger.copies().record(List.of(new Copy(file.id(), Tier.STAGING, STAGING, key, altered ? Strength.HASHED : proof, Deliveries.AT)));
        ledger.uploads().close(upload.id());
    }
}
