package org.checkgate.ledger.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StatedHash;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;

/** What a set delivers, for tests. */
final class Deliveries {
    static final Destination DAY = new Destination("Night Train", "20260314", "main");
    static final Instant AT = Instant.parse("2026-03-14T20:00:00.123456789Z");

    private Deliveries() {
    }

    static Drive drive(Ledger ledger, String serial) {
        return ledger.drives().arrive(new DriveIdentity(serial, "uuid", "print-" + serial), "/media/" + serial, "CARD", Optional.of(DAY));
    }

    static NewRoll newRoll(String name, String fingerprint, int files, Finding... findings) {
        List<NewFile> all = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            all.add(new NewFile("clips/" + i + ".mov", 1000 + i, false, FileRole.SEALED,
                    List.of(new StatedHash("xxh64", "0123456789abcdef", true, 1), new StatedHash("md5", "d41d8cd9", false, 2))));
        }
        return new NewRoll(name, RollKind.CAMERA, name, fingerprint, all, List.of(findings));
    }

    /** A drive with one roll of so many files, listed. */
    static Roll roll(Ledger ledger, String serial, String name, String fingerprint, int files, Finding... findings) {
        Drive drive = drive(ledger, serial);
        ledger.drives().listed(drive.id(), new Listing(List.of(newRoll(name, fingerprint, files, findings)),
                List.of(new Listing.OtherFile("notes.txt", 5)), List.of()));
        return ledger.rolls().onDrive(drive.id()).get(0);
    }

    static Endpoint endpoint(Tier tier) {
        return new Endpoint(tier, "http://" + tier.word(), true, false, true);
    }

    static void configureAll(Ledger ledger) {
        for (Tier tier : List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE)) {
            ledger.endpoints().configured(endpoint(tier));
        }
    }

    static List<Copy> copies(Ledger ledger, Roll roll, Tier tier, String endpoint, Strength strength) {
        return ledger.rolls().files(roll.id()).stream().map((RollFile file) -> new Copy(file.id(), tier, endpoint,
                roll.prefix() + "/" + file.path(), strength, AT)).toList();
    }

    static void copyEverywhere(Ledger ledger, Roll roll) {
        ledger.copies().record(copies(ledger, roll, Tier.STAGING, endpoint(Tier.STAGING).address(), Strength.READ_BACK));
        ledger.copies().record(copies(ledger, roll, Tier.CLOUD, endpoint(Tier.CLOUD).address(), Strength.HASHED));
        ledger.copies().record(copies(ledger, roll, Tier.ARCHIVE, endpoint(Tier.ARCHIVE).address(), Strength.HASHED));
    }
}
