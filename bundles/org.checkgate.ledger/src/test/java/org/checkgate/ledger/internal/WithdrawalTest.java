package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveState;
import org.checkgate.ledger.Drives;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.spi.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drive that was given to the wrong production: what was taken in for it goes nowhere and lights nothing. */
class WithdrawalTest {
    private static final Destination RIGHT = new Destination("Other Show", "20260314", "second");

    @TempDir
    Path folder;
    private OpenLedger ledger;
    private Roll wrong;

    @BeforeEach
    void open() {
        ledger = TestLedger.open(folder);
        Deliveries.configureAll(ledger);
        wrong = Deliveries.roll(ledger, "S1", "A001", "print", 2);
    }

    @AfterEach
    void close() throws Exception {
        ledger.close();
    }

    private void staged() {
        ledger.copies().record(Deliveries.copies(ledger, wrong, Tier.STAGING, Deliveries.endpoint(Tier.STAGING).address(), Strength.READ_BACK));
        ledger.work().done(ledger.work().claim(Step.STAGE).orElseThrow());
    }

    private boolean lit(long roll, Light light) {
        return ledger.rolls().lights(roll).get(light).on();
    }

    private void refused() {
        String said = assertThrows(IllegalStateException.class, () -> ledger.drives().assign(wrong.driveId(), RIGHT)).getMessage();
        assertTrue(said.contains("A001 is in the cloud already, or on its way there, as Night Train 20260314 main"), said);
        assertEquals(1, ledger.drives().all().size());
        assertFalse(codes().contains(Drives.WITHDRAWN));
    }

    private List<String> codes() {
        return ledger.rolls().findings(wrong.id()).stream().map(Finding::code).toList();
    }

    @Test
    void itsRollsAreTakenBackAndItArrivesAnew() {
        staged();
        assertTrue(lit(wrong.id(), Light.SAFE_TO_UNPLUG));
        long anew = ledger.drives().assign(wrong.driveId(), RIGHT);
        assertNotEquals(wrong.driveId(), anew);
        Drive drive = ledger.drives().find(anew).orElseThrow();
        assertEquals(Optional.of(RIGHT), drive.destination());
        assertEquals(DriveState.SEEN, drive.state());
        assertTrue(drive.present());
        assertEquals(Optional.of(drive), ledger.drives().newest(drive.identity()));
        for (Light light : Light.values()) {
            assertFalse(lit(wrong.id(), light), light::toString);
        }
        assertTrue(codes().contains(Drives.WITHDRAWN));
        assertThrows(IllegalStateException.class, () -> ledger.rolls().accept(wrong.id(), ledger.rolls().findings(wrong.id()).get(0), "Ana", "never mind"));

        ledger.drives().listed(anew, new Listing(List.of(Deliveries.newRoll("A001", "print", 2)), List.of(), List.of()));
        Roll right = ledger.rolls().onDrive(anew).get(0);
        assertEquals(1, right.delivery());
        assertFalse(lit(right.id(), Light.SAFE_TO_UNPLUG), "what was copied for the wrong one is not its own");
        assertEquals(0, ledger.copies().adopt(right.id(), Deliveries.endpoint(Tier.STAGING).address()).taken());
    }

    @Test
    void itCanBeSaidOnce() {
        ledger.drives().assign(wrong.driveId(), RIGHT);
        assertThrows(IllegalStateException.class, () -> ledger.drives().assign(wrong.driveId(), RIGHT));
        assertThrows(IllegalStateException.class, () -> ledger.drives().assign(wrong.driveId(), new Destination("Third", "20260314", "main")));
        assertEquals(2, ledger.drives().all().size());
    }

    @Test
    void whereItBelongsAlreadyNothingHappens() {
        assertThrows(IllegalStateException.class, () -> ledger.drives().assign(wrong.driveId(), Deliveries.DAY));
        assertEquals(1, ledger.drives().all().size());
    }

    @Test
    void whatHasLeftCannotBeTakenBack() {
        staged();
        Work sync = ledger.work().claim(Step.SYNC).orElseThrow();
        refused();
        ledger.work().retry(sync, Duration.ZERO, "The answer was lost.");
        refused();
        ledger.work().block(ledger.work().claim(Step.SYNC).orElseThrow(), "Refused.");
        ledger.copies().record(Deliveries.copies(ledger, wrong, Tier.CLOUD, Deliveries.endpoint(Tier.CLOUD).address(), Strength.HASHED).subList(0, 1));
        refused();
    }

    @Test
    void whereThereIsNoCloudNothingHasLeft() {
        staged();
        ledger.endpoints().none(Tier.CLOUD);
        ledger.work().retry(ledger.work().claim(Step.SYNC).orElseThrow(), Duration.ZERO, "No cloud configured.");
        ledger.drives().assign(wrong.driveId(), RIGHT);
        assertTrue(codes().contains(Drives.WITHDRAWN));
    }

    @Test
    void theWrongDayIsNotKeptFromItsSignature() {
        Roll good = Deliveries.roll(ledger, "S2", "A002", "print2", 2);
        Deliveries.copyEverywhere(ledger, good);
        ledger.drives().assign(wrong.driveId(), RIGHT);
        assertEquals(1, ledger.days().find(Deliveries.DAY).orElseThrow().rolls());
        assertEquals(0, ledger.days().sign(Deliveries.DAY, "Ana", good.id()).signed().orElseThrow().uncovered());
        assertTrue(lit(good.id(), Light.SAFE_TO_CLEAR));
        assertFalse(lit(wrong.id(), Light.SAFE_TO_CLEAR));
        assertEquals(List.of(), ledger.clearing().clearable().stream().filter(roll -> roll.rollId() == wrong.id()).toList());
    }
}
