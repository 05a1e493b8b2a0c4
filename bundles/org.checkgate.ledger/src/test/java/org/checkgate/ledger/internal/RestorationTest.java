package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipException;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Restored;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is older than the truth: what comes from it lights nothing before it is proven anew. */
@Tag("long")
class RestorationTest {
    private static final String STAGING = Deliveries.endpoint(Tier.STAGING).address();
    private final TestLedger.FakeClock clock = new TestLedger.FakeClock();

    @TempDir
    Path folder;

    private H2Ledger open(int kept) {
        return open(folder, clock, kept);
    }

    static H2Ledger open(Path folder, Clock clock, int kept) {
        return new H2Ledger(folder.resolve("ledger/checkgate"), Policy.DEFAULT, clock, 4, new BackupPlan(folder.resolve("backup"), Duration.ZERO, kept));
    }

    private Path file() {
        return folder.resolve("ledger/checkgate.mv.db");
    }

    private byte[] unpacked(Path archive) throws Exception {
        Path look = folder.resolve("look");
        new PackedLedger(archive).unpack(look);
        return Files.readAllBytes(PackedLedger.file(look));
    }

    private List<BackupFolder.Backup> backups() throws Exception {
        return new BackupFolder(folder.resolve("backup")).all();
    }

    private Restored restore() {
        return Ledgers.restore(folder.resolve("ledger/checkgate"), folder.resolve("backup"), clock);
    }

    private String refused() {
        return assertThrows(LedgerException.class, this::restore).getMessage();
    }

    static byte[] damage(Path file) throws Exception {
        byte[] noise = new byte[(int) Files.size(file)];
        new Random(7).nextBytes(noise);
        Files.write(file, noise);
        return noise;
    }

    private static void assertDark(OpenLedger ledger, long roll, Light... dark) {
        Map<Light, LightState> lights = ledger.rolls().lights(roll);
        for (Light light : dark) {
            assertFalse(lights.get(light).on(), lights::toString);
            assertTrue(lights.get(light).why().startsWith("The ledger was restored from a backup of 2026-03-14T20:00:00Z; everything is proven again."),
                    lights::toString);
        }
    }

    @Test
    void noLightIsOnBeforeProofAndTheDamagedOneNeverIs() throws Exception {
        Roll safe;
        Roll later;
        try (H2Ledger ledger = open(3)) {
            Deliveries.configureAll(ledger);
            safe = Deliveries.roll(ledger, "S1", "A001", "print", 2);
            later = Deliveries.roll(ledger, "S2", "A002", "print2", 2);
            for (Roll roll : List.of(safe, later)) {
                Deliveries.copyEverywhere(ledger, roll);
                for (Work work = ledger.work().claim(Step.STAGE).orElse(null); work != null; work = ledger.work().claim(Step.STAGE).orElse(null)) {
                    ledger.work().done(work);
                }
            }
            ledger.rolls().signOff(Deliveries.DAY, "Kim");
            assertTrue(ledger.rolls().lights(later.id()).get(Light.SAFE_TO_CLEAR).on());
            ledger.regular().ifChanged();
            assertEquals(1, backups().size());
            long lost = ledger.rolls().files(later.id()).get(0).id();
            ledger.copies().lost(lost, Tier.STAGING, STAGING);
            assertFalse(ledger.rolls().lights(later.id()).get(Light.SAFE_TO_UNPLUG).on());
            // The backup that knows of the loss goes with the disk.
        }
        Files.delete(backups().get(0).file());
        byte[] damaged = damage(file());

        Restored restored = restore();
        assertEquals(Deliveries.AT.getEpochSecond(), restored.backupAt().getEpochSecond());
        assertArrayEquals(damaged, Files.readAllBytes(restored.aside().orElseThrow()), "the damaged file is put aside, never deleted");

        try (H2Ledger ledger = open(3)) {
            Deliveries.configureAll(ledger);
            for (Roll roll : List.of(safe, later)) {
                assertDark(ledger, roll.id(), Light.values());
                assertEquals(2, ledger.copies().doubted(roll.id(), Tier.STAGING, STAGING).size());
                assertEquals(List.of(WorkState.READY), ledger.work().ofRoll(roll.id()).stream().filter(work -> work.step() == Step.STAGE).map(Work::state).toList());
                assertTrue(ledger.work().ofRoll(roll.id()).stream().filter(work -> work.step() == Step.SYNC).allMatch(work -> work.state() == WorkState.BLOCKED));
            }
            // A look at the medium proves one roll; of the other it finds what was found before.
            ledger.copies().record(Deliveries.copies(ledger, safe, Tier.STAGING, STAGING, Strength.READ_BACK));
            assertTrue(ledger.rolls().lights(safe.id()).get(Light.SAFE_TO_UNPLUG).on());
            assertDark(ledger, safe.id(), Light.SAFE_TO_REUSE, Light.SAFE_TO_CLEAR);
            List<Copy> looked = Deliveries.copies(ledger, later, Tier.STAGING, STAGING, Strength.READ_BACK);
            ledger.copies().record(looked.subList(1, 2));
            ledger.copies().lost(looked.get(0).fileId(), Tier.STAGING, STAGING);
            assertDark(ledger, later.id(), Light.values());
            assertEquals(List.of(), ledger.copies().doubted(later.id(), Tier.STAGING, STAGING));
            // The sign-off is a person's act and stays; the proofs come back one tier after the other.
            for (Tier tier : List.of(Tier.CLOUD, Tier.ARCHIVE)) {
                assertFalse(ledger.rolls().lights(safe.id()).get(Light.SAFE_TO_CLEAR).on());
                ledger.copies().record(Deliveries.copies(ledger, safe, tier, Deliveries.endpoint(tier).address(), Strength.HASHED));
            }
            assertTrue(ledger.rolls().lights(safe.id()).get(Light.SAFE_TO_CLEAR).on());
        }
    }

    @Test
    void numbersThatTheLostPartMayHaveGivenAreNotGivenAgain() throws Exception {
        long last;
        try (H2Ledger ledger = open(3)) {
            last = Deliveries.roll(ledger, "S1", "A001", "print", 1).id();
        }
        damage(file());
        restore();
        try (H2Ledger ledger = open(3)) {
            Roll next = Deliveries.roll(ledger, "S2", "A002", "print2", 1);
            assertTrue(next.id() > last + 100_000 && next.driveId() > 100_000, next::toString);
            ledger.outbox().append("e", "t", next.id(), "{}");
            assertTrue(ledger.outbox().after(0, 1).get(0).cursor() > 100_000);
        }
    }

    @Test
    void aRestoredLedgerThatIsRestoredAgainBeforeItsProofStaysInDoubt() throws Exception {
        Roll roll;
        try (H2Ledger ledger = open(3)) {
            roll = Deliveries.roll(ledger, "S1", "A001", "print", 1);
            Deliveries.copyEverywhere(ledger, roll);
        }
        for (int round = 0; round < 2; round++) {
            damage(file());
            restore();
            try (H2Ledger ledger = open(3)) {
                Deliveries.configureAll(ledger);
                assertDark(ledger, roll.id(), Light.values());
                assertEquals(1, ledger.copies().doubted(roll.id(), Tier.CLOUD, Deliveries.endpoint(Tier.CLOUD).address()).size());
            }
        }
        assertTrue(Files.exists(folder.resolve("ledger/checkgate-damaged-2.mv.db")), "no damaged file takes the place of another");
    }

    @Test
    void aDamagedBackupIsPassedOver() throws Exception {
        for (int round = 0; round < 2; round++) {
            try (H2Ledger ledger = open(3)) {
                Deliveries.drive(ledger, "S" + round);
            }
        }
        Path newest = backups().get(0).file();
        byte[] bytes = Files.readAllBytes(newest);
        byte[] packed = unpacked(newest);
        int refused = 0;
        for (int at = 200; at < bytes.length - 200; at += bytes.length / 40) {
            // One bit anywhere: neither the archive's form nor the database's tells of most of them, the checksum of all
            // that change a byte. A few change none: within a run of one byte it is all the same how far back it is copied from.
            byte[] flipped = bytes.clone();
            flipped[at] ^= 1;
            Files.write(newest, flipped);
            try {
                assertArrayEquals(packed, unpacked(newest), "a flipped bit at " + at + " gave another ledger");
            } catch (ZipException said) {
                refused++;
            }
        }
        assertTrue(refused > 20, refused + " flips refused");
        damage(newest);
        damage(file());
        Restored restored = restore();
        assertEquals(List.of(newest.getFileName().toString()), restored.damaged());
        try (H2Ledger ledger = open(3)) {
            assertEquals(1, ledger.drives().all().size());
        }
    }

    @Test
    void damageThatOnlyShowsWhenItIsReadIsSaidAndRestored() throws Exception {
        long roll;
        try (H2Ledger ledger = open(3)) {
            Roll listed = Deliveries.roll(ledger, "S1", "A001", "print", 2000);
            Deliveries.copyEverywhere(ledger, listed);
            roll = listed.id();
        }
        byte[] bytes = Files.readAllBytes(file());
        byte[] noise = new byte[bytes.length / 2];
        new Random(8).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, bytes.length / 4, noise.length);
        Files.write(file(), bytes);
        LedgerException said = assertThrows(LedgerException.class, () -> {
            try (OpenLedger ledger = TestLedger.open(folder)) {
                ledger.rolls().files(roll);
                ledger.copies().ofRoll(roll);
            }
        });
        assertTrue(said.getMessage().contains("is damaged") && said.getMessage().contains("checkgate ledger restore"), said::getMessage);
        restore();
        try (H2Ledger ledger = open(3)) {
            assertEquals(6000, ledger.copies().ofRoll(roll).size());
        }
    }

    @Test
    void withoutAGoodBackupNothingIsTouched() throws Exception {
        try (H2Ledger ledger = open(1)) {
            Deliveries.drive(ledger, "S");
        }
        byte[] damaged = damage(file());
        damage(backups().get(0).file());
        assertTrue(refused().contains("no good backup"), this::refused);
        assertArrayEquals(damaged, Files.readAllBytes(file()));
        assertEquals(1, Files.list(folder.resolve("ledger")).count());
    }

    @Test
    void aSoundLedgerOrOneInUseIsNotRestoredOver() throws Exception {
        try (H2Ledger ledger = open(1)) {
            Deliveries.drive(ledger, "S");
            ledger.regular().ifChanged();
            try (ChildProcess second = ChildProcess.start(List.of(), RestoringChild.class, folder.toString())) {
                String said = String.join("\n", second.rest());
                assertTrue(said.contains("in use by another"), said);
            }
        }
        byte[] before = Files.readAllBytes(file());
        assertTrue(refused().contains("is not damaged"), this::refused);
        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void aBackupOfANewerCheckgateIsNotTakenNorTheOneBefore() throws Exception {
        try (H2Ledger ledger = open(3)) {
            Deliveries.drive(ledger, "S");
            ledger.regular().ifChanged();
            ledger.transactions().acknowledge(sql -> sql.change("INSERT INTO \"flyway_schema_history\" SELECT 99, '99', 'later', "
                    + "\"type\", 'V99__later.sql', 4711, \"installed_by\", \"installed_on\", 1, TRUE FROM \"flyway_schema_history\" "
                    + "WHERE \"version\" = '1'"));
        }
        assertEquals(2, backups().size());
        byte[] damaged = damage(file());
        assertTrue(refused().contains("newer Checkgate"), this::refused);
        assertArrayEquals(damaged, Files.readAllBytes(file()));
    }

    @Test
    void anEmptyLedgerDoesNotTakeThePlaceOfOneThatIsGoneOrPutAside() throws Exception {
        try (H2Ledger ledger = open(3)) {
            Deliveries.drive(ledger, "S");
        }
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(file(), elsewhere);
        assertTrue(assertThrows(LedgerException.class, () -> open(3)).getMessage().contains("ledger restore"));
        Files.write(file(), new byte[0]);
        assertTrue(assertThrows(LedgerException.class, () -> open(3)).getMessage().contains("is gone"));
        // As a stop between the two steps of the exchange leaves it.
        Files.delete(file());
        Files.move(elsewhere, folder.resolve("ledger/checkgate-damaged-1.mv.db"));
        assertTrue(assertThrows(LedgerException.class, () -> TestLedger.open(folder)).getMessage().contains("nothing has taken its place"));
        assertEquals(Optional.empty(), restore().aside());
        try (H2Ledger ledger = open(3)) {
            assertEquals(1, ledger.drives().all().size());
        }
    }

    @Test
    void aProcessThatIsKilledInTheMiddleOfARestorationLeavesAClearState() throws Exception {
        Roll roll;
        try (H2Ledger ledger = open(3)) {
            roll = Deliveries.roll(ledger, "S1", "A001", "print", 3000);
            Deliveries.copyEverywhere(ledger, roll);
        }
        byte[] damaged = damage(file());
        Path copy = Files.copy(file(), folder.resolve("damaged"));
        Random random = new Random(11);
        int killed = 0;
        for (int round = 0; round < 6; round++) {
            try (ChildProcess child = ChildProcess.start(List.of(), RestoringChild.class, folder.toString())) {
                assertEquals("restoring", child.line());
                Thread.sleep(random.nextInt(2500));
                child.kill();
                child.waitFor();
                killed += child.rest().isEmpty() ? 1 : 0;
            }
            boolean done = Files.exists(file()) && Files.mismatch(file(), copy) >= 0;
            if (!done) {
                assertThrows(LedgerException.class, () -> open(3));
                restore();
            }
            try (OpenLedger ledger = TestLedger.open(folder)) {
                Deliveries.configureAll(ledger);
                assertDark(ledger, roll.id(), Light.values());
            }
            for (Path aside : Files.list(folder.resolve("ledger")).filter(path -> path.toString().contains("-damaged-")).toList()) {
                assertArrayEquals(damaged, Files.readAllBytes(aside));
                Files.delete(aside);
            }
            Files.copy(copy, file(), StandardCopyOption.REPLACE_EXISTING);
        }
        assertTrue(killed > 0, "no round was cut off");
    }
}
