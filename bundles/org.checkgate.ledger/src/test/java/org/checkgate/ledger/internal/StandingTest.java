package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.RollKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the rows in the database become lights. */
class StandingTest {
    @TempDir
    Path folder;
    private OpenLedger ledger;
    private Roll roll;

    @BeforeEach
    void open() {
        ledger = TestLedger.open(folder);
        roll = Deliveries.roll(ledger, "S1", "A001", "print", 4);
        Deliveries.configureAll(ledger);
        Deliveries.copyEverywhere(ledger, roll);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private boolean on(Light light) {
        return ledger.rolls().lights(roll.id()).get(light).on();
    }

    @Test
    void everythingProvenAndSignedIsGreen() {
        assertTrue(on(Light.SAFE_TO_REUSE));
        assertFalse(on(Light.SAFE_TO_CLEAR));
        ledger.rolls().signOff(Deliveries.DAY, "Kim");
        assertTrue(on(Light.SAFE_TO_CLEAR));
    }

    @Test
    void aSignatureSaysNothingOfWhatArrivesLater() {
        ledger.rolls().signOff(Deliveries.DAY, "Kim");
        assertTrue(ledger.rolls().standing(roll.id()).daySigned());
        long later = ledger.drives().arrive(new DriveIdentity("", "folder", "later"), "/media/later", "later", Optional.of(Deliveries.DAY)).id();
        NewFile file = new NewFile("clip.mov", 1, false, FileRole.SEALED, List.of());
        ledger.drives().listed(later, new Listing(List.of(new NewRoll("B001", RollKind.CAMERA, "B001", "print", List.of(file), List.of())),
                List.of(), List.of()));
        long evening = ledger.rolls().onDrive(later).get(0).id();
        assertFalse(ledger.rolls().standing(evening).daySigned());
        assertTrue(ledger.rolls().standing(roll.id()).daySigned());
    }

    @Test
    void copiesAtAnotherAddressLightNothing() {
        ledger.endpoints().configured(new Endpoint(Tier.STAGING, "http://elsewhere", true, false, true));
        assertEquals(0, ledger.rolls().standing(roll.id()).staging().proven());
        assertFalse(on(Light.SAFE_TO_UNPLUG));
        ledger.endpoints().configured(Deliveries.endpoint(Tier.STAGING));
        assertTrue(on(Light.SAFE_TO_UNPLUG));
        ledger.endpoints().none(Tier.STAGING);
        assertFalse(on(Light.SAFE_TO_UNPLUG));
    }

    @Test
    void aStoreThatAcceptsWrongChecksumsNeedsReadBack() {
        ledger.endpoints().configured(new Endpoint(Tier.CLOUD, Deliveries.endpoint(Tier.CLOUD).address(), true, false, false));
        assertEquals(Strength.READ_BACK, ledger.rolls().standing(roll.id()).cloud().required());
        assertFalse(on(Light.SAFE_TO_REUSE));
        assertTrue(on(Light.SAFE_TO_UNPLUG));
    }

    @Test
    void theNewestLookAtACopyIsTheTruth() {
        Copy first = ledger.copies().ofRoll(roll.id()).stream().filter(copy -> copy.tier() == Tier.STAGING).findFirst().orElseThrow();
        ledger.copies().record(List.of(new Copy(first.fileId(), first.tier(), first.endpoint(), first.key(), Strength.SIZED, first.at())));
        RollStanding weaker = ledger.rolls().standing(roll.id());
        assertEquals(3, weaker.staging().proven());
        assertEquals(Optional.of(Strength.SIZED), weaker.staging().weakest());
        assertFalse(on(Light.SAFE_TO_UNPLUG));
        ledger.copies().record(List.of(first));
        assertTrue(on(Light.SAFE_TO_UNPLUG));
        ledger.copies().lost(first.fileId(), first.tier(), first.endpoint());
        assertFalse(on(Light.SAFE_TO_UNPLUG));
        assertEquals(2, ledger.copies().ofFile(first.fileId()).size());
    }

    @Test
    void findingsHoldLightsBackUntilTheirFaultIsGone() {
        ledger.rolls().find(roll.id(), new Finding("NOTE", Severity.INFO, "", "A note.", "Nothing."));
        assertTrue(on(Light.SAFE_TO_UNPLUG));
        for (Severity severity : List.of(Severity.BLOCK, Severity.OVERRIDABLE)) {
            ledger.rolls().find(roll.id(), new Finding("BAD", severity, "a.mov", "It is bad.", "Ask."));
            assertFalse(on(Light.SAFE_TO_UNPLUG), severity.name());
            ledger.rolls().find(roll.id(), new Finding("BAD", Severity.INFO, "a.mov", "It was looked at.", "Nothing."));
            assertTrue(on(Light.SAFE_TO_UNPLUG), "the same code and path is replaced");
        }
        ledger.rolls().find(roll.id(), new Finding("BAD", Severity.BLOCK, "b.mov", "It is bad.", "Ask."));
        ledger.rolls().resolve(roll.id(), "BAD", "a.mov");
        assertFalse(on(Light.SAFE_TO_UNPLUG));
        ledger.rolls().resolve(roll.id(), "BAD", "b.mov");
        assertTrue(on(Light.SAFE_TO_UNPLUG));
    }

    @Test
    void anotherRollsCopiesDoNotCount() {
        Roll other = Deliveries.roll(ledger, "S2", "A002", "other", 4);
        assertEquals(0, ledger.rolls().standing(other.id()).staging().proven());
        assertFalse(ledger.rolls().lights(other.id()).get(Light.SAFE_TO_UNPLUG).on());
    }
}
