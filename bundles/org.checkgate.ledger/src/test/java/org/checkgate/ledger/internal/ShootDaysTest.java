package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.ShootDay;
import org.checkgate.ledger.SignOff;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signature speaks of what its person saw, of all of it, and of nothing else. */
class ShootDaysTest {
    private static final String ARCHIVE = Deliveries.endpoint(Tier.ARCHIVE).address();

    @TempDir
    Path folder;
    private final TestLedger.FakeClock clock = new TestLedger.FakeClock();
    private OpenLedger ledger;

    @BeforeEach
    void open() {
        ledger = TestLedger.open(folder, clock);
        Deliveries.configureAll(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private Roll safe(String name) {
        Roll roll = Deliveries.roll(ledger, "S" + name, name, "print-" + name, 2);
        Deliveries.copyEverywhere(ledger, roll);
        return roll;
    }

    private ShootDay day() {
        return ledger.days().find(Deliveries.DAY).orElseThrow();
    }

    private boolean clear(Roll roll) {
        return ledger.rolls().lights(roll.id()).get(Light.SAFE_TO_CLEAR).on();
    }

    private String refused(long lastRoll) {
        Optional<SignOff> before = day().signed();
        List<ActivityEntry> said = ledger.activity().after(0, 1000);
        String why = assertThrows(IllegalStateException.class, () -> ledger.days().sign(Deliveries.DAY, "Ana", lastRoll)).getMessage();
        assertEquals(before, day().signed(), "a refusal changes nothing");
        assertEquals(said, ledger.activity().after(0, 1000));
        return why;
    }

    @Test
    void whatIsSignedIsWhatWasSeen() {
        Roll first = safe("A001");
        Roll second = safe("A002");
        ShootDay seen = day();
        assertEquals(new ShootDay(Deliveries.DAY, 2, List.of(), second.id(), Optional.empty()), seen);
        assertFalse(clear(first));
        ShootDay signed = ledger.days().sign(Deliveries.DAY, "Ana", seen.lastRoll());
        assertEquals(Optional.of(new SignOff("Ana", Deliveries.AT, 0)), signed.signed());
        assertEquals(signed, day());
        assertTrue(clear(first) && clear(second));
        ActivityEntry told = ledger.activity().after(0, 100).get(0);
        assertEquals("day.signed", told.kind());
        assertEquals("Ana signed off Night Train 20260314 main: all its 2 rolls are proven in the archive.", told.sentence());
    }

    @Test
    void aRollThatCameMeanwhileIsLookedAtFirst() {
        Roll first = safe("A001");
        long seen = day().lastRoll();
        Roll later = safe("A002");
        assertTrue(refused(seen).contains("came meanwhile"));
        assertFalse(clear(first) || clear(later));
        assertTrue(refused(later.id() + 1).contains("not those that you saw"));
        ledger.days().sign(Deliveries.DAY, "Ana", later.id());
        assertTrue(clear(first) && clear(later));
    }

    @Test
    void aLaterRollIsNotCoveredUntilTheDayIsSignedAgain() {
        Roll first = safe("A001");
        ledger.days().sign(Deliveries.DAY, "Ana", first.id());
        assertTrue(refused(first.id()).contains("Ana has signed this day off already"));
        Roll later = safe("A002");
        assertEquals(1, day().signed().orElseThrow().uncovered());
        assertTrue(clear(first));
        assertFalse(clear(later));
        clock.pass(Duration.ofHours(1));
        ledger.days().sign(Deliveries.DAY, "Kim", later.id());
        assertEquals(Optional.of(new SignOff("Kim", Deliveries.AT.plus(Duration.ofHours(1)), 0)), day().signed());
        assertTrue(clear(first) && clear(later));
    }

    @Test
    void whatIsNotProvenInTheArchiveIsNamedAndNotSigned() {
        Roll first = safe("A001");
        Roll half = Deliveries.roll(ledger, "S2", "A002", "print2", 2);
        assertEquals(List.of("A002"), day().unproven().stream().map(ShootDay.Unproven::roll).toList());
        assertEquals(1, day().archived());
        String why = refused(half.id());
        assertTrue(why.startsWith("Not every roll of this day is proven in the archive yet: A002. Of A002: 0 of 2 files proven in staging"), why);
        Deliveries.copyEverywhere(ledger, half);
        List<Copy> archived = Deliveries.copies(ledger, half, Tier.ARCHIVE, ARCHIVE, Strength.SIZED);
        ledger.copies().record(archived.subList(0, 1));
        assertTrue(refused(half.id()).contains("A002"), "one copy of a size proves nothing");
        assertFalse(clear(first) || clear(half));
        ledger.copies().record(Deliveries.copies(ledger, half, Tier.ARCHIVE, ARCHIVE, Strength.HASHED));
        ledger.days().sign(Deliveries.DAY, "Ana", half.id());
        assertTrue(clear(half));
    }

    @Test
    void noArchiveOneThatIsTheCloudAndAFindingAreNotSignedAway() {
        Roll roll = safe("A001");
        ledger.endpoints().none(Tier.ARCHIVE);
        assertTrue(refused(roll.id()).contains("No archive configured"));
        ledger.endpoints().configured(Deliveries.endpoint(Tier.ARCHIVE));
        ledger.rolls().find(roll.id(), new Finding("CHAIN_FORK", Severity.BLOCK, "", "Two people have worked on it.", "Ask."));
        assertTrue(refused(roll.id()).contains("Two people have worked on it."));
        ledger.rolls().resolve(roll.id(), "CHAIN_FORK", "");
        ledger.days().sign(Deliveries.DAY, "Ana", roll.id());
        // The signature stays; the light is derived all the same.
        ledger.copies().lost(ledger.rolls().files(roll.id()).get(0).id(), Tier.ARCHIVE, ARCHIVE);
        assertFalse(clear(roll));
        assertEquals(0, day().signed().orElseThrow().uncovered());
    }

    @Test
    void anotherDayOrUnitIsNotSigned() {
        Roll ours = safe("A001");
        Destination second = new Destination(Deliveries.DAY.title(), Deliveries.DAY.day(), "second");
        Drive drive = ledger.drives().arrive(new DriveIdentity("S9", "u", "f"), "/media/S9", "S9", Optional.of(second));
        ledger.drives().listed(drive.id(), new Listing(List.of(Deliveries.newRoll("A001", "p", 1)), List.of(), List.of()));
        Roll theirs = ledger.rolls().onDrive(drive.id()).get(0);
        Deliveries.copyEverywhere(ledger, theirs);
        assertEquals(List.of(second, Deliveries.DAY), ledger.days().newest(10).stream().map(ShootDay::destination).toList());
        assertEquals(1, ledger.days().newest(1).size());
        ledger.days().sign(Deliveries.DAY, "Ana", ours.id());
        assertTrue(clear(ours));
        assertFalse(clear(theirs));
        assertEquals(Optional.empty(), ledger.days().find(second).orElseThrow().signed());
        Destination nobodys = new Destination("Another", "20260314", "main");
        assertEquals(Optional.empty(), ledger.days().find(nobodys));
        assertThrows(IllegalArgumentException.class, () -> ledger.days().sign(nobodys, "Ana", ours.id()));
    }

    @Test
    void aSecondDeliveryOfARollIsNamedAsSuch() {
        Roll first = safe("A001");
        Roll again = Deliveries.roll(ledger, "S2", "A001", "print-A001", 2);
        assertEquals(List.of("A001 (delivery 2)"), day().unproven().stream().map(ShootDay.Unproven::roll).toList());
        assertTrue(refused(again.id()).contains("A001 (delivery 2)"));
        assertFalse(clear(first));
    }

    /** Whichever comes first: a roll is covered exactly when its day was signed by somebody who saw it. */
    @Test
    void aListingThatRacesASignatureIsNeverCoveredByIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 30; round++) {
                Roll seen = safe("A" + round);
                Drive drive = Deliveries.drive(ledger, "R" + round);
                String late = "B" + round;
                CountDownLatch go = new CountDownLatch(1);
                Future<?> listing = threads.submit(() -> {
                    go.await();
                    ledger.drives().listed(drive.id(), new Listing(List.of(Deliveries.newRoll(late, "print", 1)), List.of(), List.of()));
                    return null;
                });
                Future<Boolean> signing = threads.submit(() -> {
                    go.await();
                    try {
                        ledger.days().sign(Deliveries.DAY, "Ana", seen.id());
                        return true;
                    } catch (IllegalStateException cameMeanwhile) {
                        return false;
                    }
                });
                go.countDown();
                listing.get();
                assertEquals(signing.get(), ledger.rolls().standing(seen.id()).daySigned());
                Roll unseen = ledger.rolls().onDrive(drive.id()).get(0);
                assertFalse(ledger.rolls().standing(unseen.id()).daySigned());
                Deliveries.copyEverywhere(ledger, unseen);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSignatureIsThereAfterARestart() {
        Roll roll = safe("A001");
        ledger.days().sign(Deliveries.DAY, "Ana", roll.id());
        ShootDay signed = day();
        ledger.close();
        open();
        assertEquals(signed, day());
        assertTrue(clear(roll));
    }
}
