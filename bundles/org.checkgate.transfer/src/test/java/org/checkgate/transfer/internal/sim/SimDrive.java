package org.checkgate.transfer.internal.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.RollKind;
import org.checkgate.mhl.HashFormat;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** A drive with rolls. For one world. */
final class SimDrive {
    static final Destination DAY = new Destination("show", "20260314", "main");
    private static final List<HashFormat> FORMATS = List.of(HashFormat.XXH64, HashFormat.XXH64, HashFormat.XXH128, HashFormat.MD5);

    final String serial;
    final boolean readsPastCache;
    final Map<String, SimRoll> rolls = new HashMap<>();
    private boolean gone;

    /**
     * @param fingerprint tells what was sealed, so that a second drive with the same rolls has the same
     * @param doubted     whether the list check found that a person has to look at its hash lists
     */
    record SimRoll(String name, String fingerprint, boolean doubted, List<SimFile> files) {
        List<String> bad() {
            return files.stream().filter(SimFile::bad).map(SimFile::path).sorted().toList();
        }

        Optional<SimFile> file(String path) {
            return files.stream().filter(file -> file.path().equals(path)).findFirst();
        }
    }

    SimDrive(String serial, boolean readsPastCache) {
        this.serial = serial;
        this.readsPastCache = readsPastCache;
    }

    static SimDrive fresh(Dice dice, Weather weather, int number, int rolls) {
        SimDrive drive = new SimDrive("S" + number, dice.chance(0.8));
        for (int i = 0; i < rolls; i++) {
            // To keep apart what has one name is intake's to see to: in a cloud it would lie under one key.
            String name = weather.cloud() ? "A0" + number + i : "A00" + dice.between(1, 9);
            double bad = dice.chance(0.3) ? 0.4 : 0;
            List<SimFile> files = new ArrayList<>();
            for (int file = dice.between(1, 3); file > 0; file--) {
                byte[] sealed = dice.bytes(size(dice, weather));
                boolean known = dice.chance(0.85);
                files.add(onDrive(dice, "clips/" + file + ".mov", sealed, known ? Optional.of(dice.of(FORMATS)) : Optional.empty(), bad));
            }
            drive.rolls.put(name, new SimRoll(name, "print-" + number + "-" + i, dice.chance(0.05), List.copyOf(files)));
        }
        return drive;
    }

    /** The same rolls once more, on a medium that has faults of its own. */
    SimDrive again(Dice dice, int number) {
        SimDrive other = new SimDrive("S" + number, dice.chance(0.8));
        for (SimRoll roll : rolls.values().stream().sorted(java.util.Comparator.comparing(SimRoll::name)).toList()) {
            double bad = dice.chance(0.3) ? 0.4 : 0;
            other.rolls.put(roll.name(), new SimRoll(roll.name(), roll.fingerprint(), roll.doubted(),
                    roll.files().stream().map(file -> onDrive(dice, file.path(), file.sealed(), file.format(), bad)).toList()));
        }
        return other;
    }

    private static int size(Dice dice, Weather weather) {
        int part = Site.partSize(weather);
        if (weather.streaming()) {
            // More parts of this size than an object may have.
            return dice.chance(0.3) ? 10_000 * part + 1 + dice.below(199) : dice.below(3 * part);
        }
        return switch (dice.below(6)) {
            case 0 -> 0;
            case 1 -> part;
            case 2 -> 2 * part;
            case 3 -> dice.below(part);
            default -> dice.below(5 * part);
        };
    }

    /** What nobody sealed has no other truth than what stands on the drive. */
    private static SimFile onDrive(Dice dice, String path, byte[] sealed, Optional<HashFormat> format, double bad) {
        if (format.isEmpty() || !dice.chance(bad)) {
            return new SimFile(path, sealed, Optional.of(sealed), false, format);
        }
        return switch (dice.below(4)) {
            case 0 -> new SimFile(path, sealed, Optional.empty(), false, format);
            case 1 -> new SimFile(path, sealed, Optional.empty(), true, format);
            case 2 -> new SimFile(path, sealed, Optional.of(dice.bytes(sealed.length + dice.between(1, 9))), false, format);
            default -> new SimFile(path, sealed, Optional.of(sealed.length == 0 ? new byte[1] : dice.flipped(sealed)), false, format);
        };
    }

    boolean gone() {
        return gone;
    }

    void pull() {
        gone = true;
    }

    void plugIn() {
        gone = false;
    }

    DriveIdentity identity() {
        return new DriveIdentity(serial, "fs-" + serial, "print-" + serial);
    }

    /** As the list check finds it. */
    Listing listing() {
        List<NewRoll> listed = rolls.values().stream().sorted(java.util.Comparator.comparing(SimRoll::name))
                .map(roll -> new NewRoll(roll.name(), RollKind.CAMERA, roll.name(), roll.fingerprint(), roll.files().stream().map(SimFile::listed).toList(),
                        found(roll))).toList();
        return new Listing(listed, List.of(), List.of());
    }

    private static List<Finding> found(SimRoll roll) {
        List<Finding> found = new ArrayList<>(roll.files().stream().filter(SimFile::missing).map(SimDrive::missing).toList());
        if (roll.doubted()) {
            found.add(new Finding("HISTORY_ERROR", Severity.BLOCK, "", "The hash lists of " + roll.name() + " contradict one another.", "Ask the set."));
        }
        return found;
    }

    private static Finding missing(SimFile file) {
        return new Finding("MISSING_FILE", Severity.BLOCK, file.path(), file.path() + " is not on the drive.", "Ask the set for it.");
    }
}
