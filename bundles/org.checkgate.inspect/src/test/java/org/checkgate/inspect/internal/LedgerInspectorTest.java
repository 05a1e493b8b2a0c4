package org.checkgate.inspect.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What inspection does with the ledger's rolls. */
class LedgerInspectorTest {
    private static final Destination DAY = new Destination("Night Train", "20260314", "main");

    @TempDir
    Path folder;

    private static Roll cleared(OpenLedger ledger, Clip... clips) {
        long drive = ledger.drives().arrive(new DriveIdentity("S1", "uuid", "print"), "/media/S1", "CARD", Optional.of(DAY)).id();
        NewFile file = new NewFile("a.mov", 1000, false, FileRole.SEALED, List.of());
        ledger.drives().listed(drive, new Listing(List.of(new NewRoll("A001", RollKind.CAMERA, "A001", "print", List.of(file), List.of())), List.of(), List.of()));
        Roll roll = ledger.rolls().onDrive(drive).get(0);
        long listed = ledger.rolls().files(roll.id()).get(0).id();
        for (Tier tier : List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE)) {
            ledger.endpoints().configured(new Endpoint(tier, tier.word(), true, false, true));
            ledger.copies().record(List.of(new Copy(listed, tier, tier.word(), "a.mov", Strength.READ_BACK, Instant.EPOCH)));
        }
        ledger.clips().inspected(roll.id(), List.of(clips));
        for (Step step : Step.values()) {
            ledger.work().done(ledger.work().claim(step).orElseThrow());
        }
        ledger.rolls().signOff(DAY, "Kim");
        ledger.clearing().clear(roll.id()).orElseThrow();
        return roll;
    }

    @Test
    void whatWasFoundOfARollStaysWhenItsFilesHaveLeftStaging() {
        try (OpenLedger ledger = Ledgers.open(folder.resolve("ledger"), Policy.DEFAULT, Clock.systemUTC())) {
            Roll roll = cleared(ledger, new Clip(0, 1, "A001C001", "quicktime", "{}", "a.mov", true, Optional.empty(), Optional.empty(), 48));
            new LedgerInspector(ledger, (key, budget) -> {
                throw new IOException("it is gone");
            }, List::of).inspect(roll.id());
            assertEquals(List.of("A001C001"), ledger.clips().ofRoll(roll.id()).stream().map(Clip::name).toList());
            assertEquals(RollKind.CAMERA, ledger.rolls().find(roll.id()).orElseThrow().kind());
        }
    }
}
