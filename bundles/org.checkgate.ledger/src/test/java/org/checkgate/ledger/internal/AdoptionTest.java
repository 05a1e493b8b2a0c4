package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.checkgate.ledger.Adopted;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StatedHash;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.WorkState;
import org.checkgate.mhl.HashFormat;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one delivery may take over from another, and every way in which a light could come to lie by that. */
@Tag("long")
class AdoptionTest {
    private static final Set<String> G1 = Set.of("g1");

    @TempDir
    Path folder;
    private OpenLedger ledger;
    private FakeStation station;

    @BeforeEach
    void open() {
        ledger = TestLedger.open(folder);
        Deliveries.configureAll(ledger);
        station = new FakeStation(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    /** So many files, each with a content of its own. */
    private static Map<String, Integer> sealed(int files) {
        Map<String, Integer> contents = new TreeMap<>();
        for (int i = 0; i < files; i++) {
            contents.put("clips/%05d.mov".formatted(i), 100 + i);
        }
        return contents;
    }

    private static Map<String, Integer> without(Map<String, Integer> contents, int from, int to) {
        Map<String, Integer> rest = new TreeMap<>(contents);
        rest.keySet().removeAll(List.copyOf(rest.keySet()).subList(from, to));
        return rest;
    }

    private boolean green(Roll roll) {
        return ledger.rolls().lights(roll.id()).get(Light.SAFE_TO_UNPLUG).on();
    }

    private List<String> codes(Roll roll) {
        return ledger.rolls().findings(roll.id()).stream().map(f -> f.code() + " " + f.path()).sorted().toList();
    }

    private RollFile file(Roll roll, String path) {
        return ledger.rolls().files(roll.id()).stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow();
    }

    private List<Copy> staged(Roll roll, String path) {
        return ledger.copies().ofFile(file(roll, path).id());
    }

    private Adopted adopt(Roll roll) {
        return ledger.copies().adopt(roll.id(), FakeStation.STAGING);
    }

    private String said(String kind) {
        return ledger.activity().after(0, 1000).stream().filter(entry -> entry.kind().equals(kind)).map(entry -> entry.sentence())
                .collect(Collectors.joining("\n"));
    }

    private WorkState stage(Roll roll) {
        return ledger.work().ofRoll(roll.id()).stream().filter(work -> work.step() == Step.STAGE).findFirst().orElseThrow().state();
    }

    @Test
    void whatIsSafeAlreadyIsNotReadAgain() {
        Roll first = station.deliver(G1, sealed(229), without(sealed(229), 211, 229));
        station.run();
        assertFalse(green(first));
        Roll second = station.deliver(G1, sealed(229), without(sealed(229), 0, 211));
        station.read.clear();
        station.run();
        assertEquals(18 + 1, station.read.size(), "the manifest and what is new");
        assertTrue(green(second));
        assertTrue(codes(second).contains("ALREADY_SAFE "));
        assertEquals("211 of 230 files already safe, 19 new.", ledger.rolls().findings(second.id()).stream()
                .filter(f -> f.code().equals("ALREADY_SAFE")).findFirst().orElseThrow().sentence());
        assertTrue(said("roll.known").contains("delivery 1 (drive \"S1\")"), said("roll.known"));
        Copy theirs = staged(first, "clips/00000.mov").get(0);
        Copy ours = staged(second, "clips/00000.mov").get(0);
        assertEquals(List.of(theirs.key(), theirs.strength(), theirs.at(), theirs.endpoint()), List.of(ours.key(), ours.strength(), ours.at(), ours.endpoint()));
        assertEquals(file(first, "clips/00000.mov").hashes(), file(second, "clips/00000.mov").hashes());
        assertEquals(file(first, "clips/00000.mov").crc64(), file(second, "clips/00000.mov").crc64());
        assertEquals(1100, file(second, "clips/00000.mov").size());
    }

    /** That an earlier delivery is safe says nothing of the drive that is in the bay now: its light speaks of its own bytes. */
    @Test
    void aFileThatLiesOnTheDriveIsReadFromItAndStaysDarkWhenItIsBad() {
        Roll first = station.deliver(G1, sealed(3));
        station.run();
        assertTrue(green(first));
        Map<String, Integer> worn = new HashMap<>(sealed(3));
        worn.put("clips/00001.mov", 7);
        Roll second = station.deliver(G1, sealed(3), worn);
        assertEquals(0, adopt(second).taken());
        station.run();
        assertEquals(0, adopt(second).taken());
        assertFalse(green(second));
        assertTrue(codes(second).contains("HASH_MISMATCH clips/00001.mov"), codes(second).toString());
        assertTrue(green(first));
    }

    @Test
    void bothDirectionsHealAndNothingOfTheFirstIsMissingAnyMore() {
        Roll first = station.deliver(G1, sealed(6), without(sealed(6), 1, 5));
        station.run();
        assertEquals(List.of("MISSING_FILE ", "MISSING_FILE clips/00001.mov", "MISSING_FILE clips/00002.mov"), codes(first));
        Roll second = station.deliver(G1, sealed(6), without(sealed(6), 5, 6));
        station.run();
        assertTrue(green(first), ledger.rolls().lights(first.id()).toString());
        assertTrue(green(second));
        assertEquals(List.of(), codes(first));
        assertEquals(List.of("ALREADY_SAFE ", "DUPLICATE_ROLL_SAME "), codes(second));
        assertTrue(said("roll.healed").contains("4 files that were missing, bad or not yet read came with delivery 2 (drive \"S2\")"), said("roll.healed"));
        assertTrue(file(first, "clips/00001.mov").missing(), "it is not on that drive all the same");
        assertEquals(0, ledger.rolls().standing(first.id()).missing());
    }

    /** The one that counts goes last: the light stays dark as long as one is missing. */
    @Test
    void whatIsCountedStaysCountedUntilAllIsHealed() {
        Roll first = station.deliver(G1, sealed(10), Map.of());
        Roll second = station.deliver(G1, sealed(10), without(sealed(10), 0, 4));
        station.run();
        assertEquals(4, ledger.rolls().standing(first.id()).missing());
        Finding counted = ledger.rolls().findings(first.id()).stream().filter(f -> f.code().equals("MISSING_FILE") && f.path().isEmpty()).findFirst().orElseThrow();
        assertTrue(counted.sentence().startsWith("2 further files"), counted.sentence());
        assertFalse(green(first));
        station.deliver(G1, sealed(10), without(sealed(10), 1, 10));
        station.run();
        assertEquals(3, ledger.rolls().standing(first.id()).missing());
        assertFalse(green(first) || green(second));
        station.deliver(G1, sealed(10), without(sealed(10), 0, 1));
        station.run();
        assertTrue(green(first) && green(second));
        assertFalse(codes(first).stream().anyMatch(code -> code.startsWith("MISSING_FILE")));
    }

    @Test
    void aDriveWithNothingButWhatWasMissingIsEnough() {
        Map<String, Integer> all = sealed(500);
        Roll first = station.deliver(G1, all, without(all, 100, 118));
        station.run();
        Roll repair = station.deliver(G1, all, without(without(all, 118, 500), 0, 100));
        station.read.clear();
        station.run();
        assertEquals(18 + 1, station.read.size());
        assertTrue(green(first) && green(repair));
        assertEquals(List.of("ALREADY_SAFE ", "DUPLICATE_ROLL_SAME "), codes(repair));
    }

    @Test
    void aBadFileIsHealedAndTheDriveIsStillSaidToBeBad() {
        Map<String, Integer> worn = new HashMap<>(sealed(3));
        worn.put("clips/00001.mov", 7);
        Roll first = station.deliver(G1, sealed(3), worn);
        station.run();
        assertEquals(List.of("HASH_MISMATCH clips/00001.mov"), codes(first));
        station.deliver(G1, sealed(3));
        station.run();
        assertTrue(green(first));
        assertEquals(List.of("DRIVE_COPY_BAD clips/00001.mov"), codes(first));
        assertEquals(Severity.INFO, ledger.rolls().findings(first.id()).get(0).severity());
        assertTrue(ledger.rolls().findings(first.id()).get(0).sentence().contains("delivery 2 (drive \"S2\")"));
        assertEquals(101, station.objects.get(staged(first, "clips/00001.mov").get(0).key()));
    }

    @Test
    void theFirstGoesOnThroughThePipelineWhenItIsWhole() {
        Roll first = station.deliver(G1, sealed(3), without(sealed(3), 1, 2));
        station.run();
        ledger.work().claim(Step.SYNC).ifPresent(work -> ledger.work().block(work, "held back: a file is missing"));
        station.deliver(G1, sealed(3));
        station.run();
        assertEquals(WorkState.DONE, stage(first));
        assertEquals(WorkState.READY, ledger.work().ofRoll(first.id()).stream().filter(work -> work.step() == Step.SYNC).findFirst().orElseThrow().state());
    }

    /** Its drive is gone: it may not be asked for a drive that it does not need, nor for one that it cannot use. */
    @Test
    void anUnfinishedDeliveryIsStartedAgainOnlyWhenNothingIsLeftToRead() {
        Roll first = station.deliver(G1, sealed(4));
        ledger.work().block(ledger.work().claim(Step.STAGE).orElseThrow(), "The drive is gone.");
        station.deliver(G1, sealed(4));
        station.run();
        assertEquals(WorkState.BLOCKED, stage(first), "its manifest was never read");
        assertEquals(1, ledger.rolls().files(first.id()).stream().filter(file -> !station.proven(file)).count());
        assertFalse(green(first));
        station.read(first, file(first, FakeStation.MANIFEST));
        ledger.copies().lost(file(first, "clips/00000.mov").id(), Tier.STAGING, FakeStation.STAGING);
        station.run();
        assertTrue(green(first));
        assertEquals(WorkState.DONE, stage(first));
    }

    @Test
    void aDeliveryThatIsBeingReadTakesItOverInAnotherRun() {
        Map<String, Integer> worn = new HashMap<>(sealed(3));
        worn.put("clips/00001.mov", 7);
        Roll first = station.deliver(G1, sealed(3), worn);
        var running = ledger.work().claim(Step.STAGE).orElseThrow();
        Roll second = station.deliver(G1, sealed(3));
        station.run();
        assertTrue(green(second));
        for (RollFile file : ledger.rolls().files(first.id())) {
            station.read(first, file);
        }
        ledger.work().done(running);
        assertEquals(WorkState.READY, stage(first));
        station.run();
        assertTrue(green(first));
        assertEquals(WorkState.DONE, stage(first));
    }

    @Test
    void twoDeliveriesThatLackTheSameDoNotStartEachOtherForEver() {
        Map<String, Integer> half = without(sealed(6), 2, 4);
        Roll first = station.deliver(G1, sealed(6), half);
        Roll second = station.deliver(G1, sealed(6), half);
        assertTrue(station.run() <= 4);
        for (int i = 0; i < 3; i++) {
            ledger.copies().share(first.id(), FakeStation.STAGING);
            ledger.copies().share(second.id(), FakeStation.STAGING);
            assertEquals(List.of(WorkState.DONE, WorkState.DONE), List.of(stage(first), stage(second)));
        }
        assertFalse(green(first) || green(second));
    }

    @Test
    void aRestartBetweenProofAndSharingLosesNothing() {
        Roll first = station.deliver(G1, sealed(4), without(sealed(4), 1, 2));
        station.run();
        Roll second = station.deliver(G1, sealed(4));
        ledger.work().claim(Step.STAGE).orElseThrow();
        ledger.copies().adopt(second.id(), FakeStation.STAGING);
        for (RollFile file : ledger.rolls().files(second.id())) {
            if (!station.proven(file)) {
                station.read(second, file);
            }
        }
        ledger.close();
        ledger = TestLedger.open(folder);
        Deliveries.configureAll(ledger);
        station.with(ledger);
        assertFalse(green(first));
        ledger.work().recover();
        station.read.clear();
        station.run();
        assertEquals(List.of(), station.read);
        assertTrue(green(first) && green(second));
    }

    /** Each of these is a file that must be read from its own drive. */
    @Test
    void nothingIsTakenOverThatDoesNotFit() {
        Map<String, Integer> onDrive = Map.of("clip.mov", 1);
        station.deliverStated(G1, Map.of("clip.mov", List.of(FakeStation.stated(HashFormat.XXH64, 1))), onDrive);
        station.run();
        StatedHash right = FakeStation.stated(HashFormat.XXH64, 1);
        StatedHash wrong = FakeStation.stated(HashFormat.XXH64, 2);
        StatedHash untrusted = new StatedHash(right.format(), right.value(), false, 1);
        StatedHash notComputed = FakeStation.stated(HashFormat.MD5, 1);
        StatedHash unknown = new StatedHash("sha256", "00", true, 1);
        Map<List<StatedHash>, Integer> taken = new LinkedHashMap<>();
        taken.put(List.of(wrong), 0);
        taken.put(List.of(right, wrong), 0);
        taken.put(List.of(untrusted), 0);
        taken.put(List.of(notComputed), 0);
        taken.put(List.of(right, notComputed), 0);
        taken.put(List.of(unknown), 0);
        taken.put(List.of(), 0);
        taken.put(List.of(right, unknown), 1);
        taken.put(List.of(right, new StatedHash(wrong.format(), wrong.value(), false, 1)), 1);
        taken.put(List.of(new StatedHash("xxhash64be", right.value().toUpperCase(Locale.ROOT), true, 1)), 1);
        taken.forEach((stated, expected) -> assertEquals((long) expected,
                adopt(station.deliverStated(G1, Map.of("clip.mov", stated), Map.of())).taken(), stated::toString));
    }

    @Test
    void extraFilesAndManifestsAreReadHoweverMuchAlikeTheyLook() {
        station.deliver(G1, sealed(1), Map.of("clips/00000.mov", 100, "extra.txt", 5));
        station.run();
        Roll second = station.deliver(G1, sealed(1), Map.of("extra.txt", 6));
        assertEquals(new Adopted(1, 1, 2, 0), adopt(second));
        assertEquals(List.of(), staged(second, "extra.txt"));
        assertEquals(List.of(), staged(second, FakeStation.MANIFEST));
    }

    @Test
    void aProofAtAnotherPlaceIsNone() {
        station.deliver(G1, sealed(2));
        station.run();
        Roll second = station.deliver(G1, sealed(2), Map.of());
        assertEquals(0, ledger.copies().adopt(second.id(), "http://elsewhere").taken());
        assertEquals(List.of(), ledger.copies().ofRoll(second.id()));
    }

    @Test
    void aProofThatWouldNotDoForTheFirstDoesNotDoForTheSecond() {
        Roll first = station.deliver(G1, sealed(5));
        station.run();
        Strength[] weak = {Strength.LISTED, Strength.SIZED, Strength.HASHED, Strength.READ_BACK_CACHED};
        for (int i = 0; i < weak.length; i++) {
            Copy copy = staged(first, "clips/0000%d.mov".formatted(i)).get(0);
            ledger.copies().record(List.of(new Copy(copy.fileId(), copy.tier(), copy.endpoint(), copy.key(), weak[i], copy.at())));
        }
        Roll second = station.deliver(G1, sealed(5), Map.of());
        assertEquals(1, adopt(second).taken());
        assertEquals(FakeStation.STAGING, staged(second, "clips/00004.mov").get(0).endpoint());
    }

    @Test
    void aCachedProofIsCarriedOnAsWhatItIsWhereThePolicyTakesIt() {
        ledger.close();
        ledger = new H2Ledger(folder.resolve("ledger/checkgate"), new Policy(Strength.READ_BACK_CACHED, Strength.HASHED, Strength.HASHED),
                new TestLedger.FakeClock(), 4);
        Deliveries.configureAll(ledger);
        station.with(ledger);
        station.proof = Strength.READ_BACK_CACHED;
        station.deliver(G1, sealed(2));
        station.run();
        Roll second = station.deliver(G1, sealed(2), Map.of());
        assertEquals(2, adopt(second).taken());
        assertEquals(Strength.READ_BACK_CACHED, staged(second, "clips/00000.mov").get(0).strength());
    }

    /** The file system of staging may come to allow what it refused; then what rested on the weaker object does so no more. */
    @Test
    void aBetterProofTakesThePlaceOfAWeakerOne() {
        station.proof = Strength.READ_BACK_CACHED;
        Roll first = station.deliver(G1, sealed(1));
        station.run();
        Copy weak = staged(first, "clips/00000.mov").get(0);
        Roll rests = station.deliver(G1, sealed(1));
        RollFile file = file(rests, "clips/00000.mov");
        ledger.copies().record(List.of(new Copy(file.id(), weak.tier(), weak.endpoint(), weak.key(), weak.strength(), weak.at())));
        station.proof = Strength.READ_BACK;
        Roll better = station.deliver(G1, sealed(1));
        station.read(better, file(better, "clips/00000.mov"));
        assertEquals(1, adopt(first).taken());
        assertEquals(better.stagingKey("clips/00000.mov"), staged(first, "clips/00000.mov").get(0).key());
        assertEquals(List.of(), staged(rests, "clips/00000.mov"));
        assertEquals(1, adopt(rests).taken());
        assertEquals(1, staged(better, "clips/00000.mov").size());
        assertFalse(codes(rests).stream().anyMatch(code -> code.startsWith("STAGING_DAMAGED")));
    }

    @Test
    void whatIsLostCannotBeTakenOver() {
        Roll first = station.deliver(G1, sealed(2));
        station.run();
        ledger.copies().lost(file(first, "clips/00000.mov").id(), Tier.STAGING, FakeStation.STAGING);
        assertEquals(1, adopt(station.deliver(G1, sealed(2), Map.of())).taken());
    }

    @Test
    void aForkAndAnotherRollAreKeptApartAndGetNothing() {
        Roll first = station.deliver(Set.of("g1", "g2a"), sealed(3));
        station.run();
        Roll fork = station.deliver(Set.of("g1", "g2b"), sealed(3));
        Roll other = station.deliver(Set.of("x1"), sealed(3));
        for (Roll apart : List.of(fork, other)) {
            assertEquals(0, adopt(apart).taken());
            assertEquals(List.of(), ledger.rolls().related(apart.id()));
        }
        station.run();
        assertFalse(green(fork) || green(other));
        assertTrue(green(first));
        assertTrue(codes(fork).contains("CHAIN_FORK "));
        assertTrue(codes(other).contains("DUPLICATE_ROLL_DIFFERENT "));
        assertEquals(3 * 4, station.objects.size(), "each lies under keys of its own");
        assertEquals(0, adopt(station.deliver(Set.of("g1", "g2c"), sealed(3), Map.of())).taken(), "nor where there is nothing on its drive");
        Roll again = station.deliver(Set.of("g1", "g2b"), sealed(3), Map.of());
        assertEquals(List.of(fork), ledger.rolls().related(again.id()));
        assertEquals(3, adopt(again).taken(), "the other one may be repaired too");
        assertTrue(codes(again).contains("CHAIN_FORK "));
    }

    @Test
    void damageOfASharedObjectDarkensAllThatRestOnIt() {
        Roll first = station.deliver(G1, sealed(3), without(sealed(3), 2, 3));
        station.run();
        Roll second = station.deliver(G1, sealed(3), without(sealed(3), 0, 1));
        station.run();
        assertTrue(green(first) && green(second));
        Copy shared = staged(second, "clips/00000.mov").get(0);
        assertEquals(1, ledger.copies().others(shared.fileId(), Tier.STAGING, shared.endpoint(), shared.key()).size());
        ledger.copies().lost(file(first, "clips/00000.mov").id(), Tier.STAGING, FakeStation.STAGING);
        assertEquals(List.of(), ledger.copies().others(shared.fileId(), Tier.STAGING, shared.endpoint(), shared.key()));
        assertFalse(green(first) || green(second));
        assertEquals(List.of(), staged(second, "clips/00000.mov"));
        assertTrue(codes(second).contains("STAGING_DAMAGED clips/00000.mov"));
        assertEquals(1, ledger.rolls().standing(second.id()).missing(), "that drive never had it");
        assertEquals(WorkState.READY, stage(second));
        ledger.work().rearm(first.id(), Step.STAGE);
        station.run();
        assertTrue(green(first) && green(second));
    }

    @Test
    void aWeakerLookAtASharedObjectCountsForAllThatRestOnIt() {
        Roll first = station.deliver(G1, sealed(2));
        Roll second = station.deliver(G1, sealed(2), Map.of());
        station.run();
        Copy copy = staged(first, "clips/00000.mov").get(0);
        ledger.copies().record(List.of(new Copy(copy.fileId(), copy.tier(), copy.endpoint(), copy.key(), Strength.HASHED, copy.at())));
        assertEquals(Strength.HASHED, staged(second, "clips/00000.mov").get(0).strength());
        assertFalse(green(first) || green(second));
    }

    @Test
    void ofTwoLooksAtASharedObjectTheWeakerOneCountsForAllThatRestOnIt() {
        List<Roll> all = List.of(station.deliver(G1, sealed(1)), station.deliver(G1, sealed(1), Map.of()), station.deliver(G1, sealed(1), Map.of()));
        station.run();
        Copy copy = staged(all.get(0), "clips/00000.mov").get(0);
        Copy other = staged(all.get(1), "clips/00000.mov").get(0);
        assertEquals(copy.key(), other.key());
        ledger.copies().record(List.of(new Copy(copy.fileId(), copy.tier(), copy.endpoint(), copy.key(), Strength.LISTED, copy.at()),
                new Copy(other.fileId(), other.tier(), other.endpoint(), other.key(), Strength.HASHED, other.at())));
        for (Roll roll : all) {
            assertEquals(Strength.LISTED, staged(roll, "clips/00000.mov").get(0).strength());
        }
    }

    /** Whatever led there: bytes that are about to be written prove nothing to anybody. */
    @Test
    void anObjectThatIsWrittenAnewIsNobodysCopy() {
        Roll first = station.deliver(G1, sealed(1));
        Roll second = station.deliver(G1, sealed(1), Map.of());
        station.run();
        assertTrue(green(second));
        station.drives.get(first.id()).put("clips/00000.mov", 9);
        station.read(first, file(first, "clips/00000.mov"));
        assertEquals(List.of(), staged(second, "clips/00000.mov"));
        assertFalse(green(first) || green(second));
        station.drives.get(first.id()).put("clips/00000.mov", 100);
        ledger.work().rearm(first.id(), Step.STAGE);
        station.run();
        assertTrue(green(second));
        assertTrue(green(first));
    }

    @Test
    void anotherPlaceOfStagingMakesMissingWhatWasBrought() {
        Roll first = station.deliver(G1, sealed(3), without(sealed(3), 0, 3));
        station.deliver(G1, sealed(3));
        station.run();
        assertTrue(green(first));
        ledger.endpoints().configured(new Endpoint(Tier.STAGING, "http://new", true, false, true));
        assertFalse(green(first));
        assertEquals(3, ledger.copies().adopt(first.id(), "http://new").missing());
        assertEquals(3, ledger.rolls().standing(first.id()).missing());
        assertEquals(List.of("MISSING_FILE "), codes(first));
    }

    /** A folder without files is in no store: that the drive lacks it is over when another drive of the same state has it. */
    @Test
    void anEmptyFolderIsSeenWhereADeliveryHasIt() {
        Finding absent = new Finding("MISSING_FOLDER", Severity.BLOCK, "EMPTY", "It is not there.", "Ask.");
        NewFile clip = new NewFile("clip.mov", 1000, false, FileRole.SEALED, List.of(FakeStation.stated(HashFormat.XXH64, 1)));
        Roll older = station.deliver(new NewRoll("A001", RollKind.CAMERA, "A001", "p0", Set.of("g1"), List.of(clip), List.of()), Map.of("clip.mov", 1));
        Roll lacks = station.deliver(new NewRoll("A001", RollKind.CAMERA, "A001", "p1", Set.of("g1", "g2"), List.of(clip), List.of(absent)), Map.of("clip.mov", 1));
        station.run();
        assertTrue(green(older));
        assertFalse(green(lacks), "the older state need not know of the folder");
        station.deliver(new NewRoll("A001", RollKind.CAMERA, "A001", "p1", Set.of("g1", "g2"), List.of(clip), List.of()), Map.of("clip.mov", 1));
        station.run();
        assertTrue(green(lacks), codes(lacks).toString());
    }

    @Test
    void theMessageNamesWhatIsMissingEverywhere() {
        station.deliver(G1, sealed(5), without(sealed(5), 3, 5));
        station.run();
        Roll second = station.deliver(G1, sealed(5), without(without(sealed(5), 4, 5), 0, 3));
        assertEquals(new Adopted(3, 3, 2, 1), adopt(second));
        assertTrue(said("roll.known").contains("3 of 6 files already safe, 2 new, 1 missing on every drive so far."), said("roll.known"));
        assertEquals(new Adopted(0, 3, 2, 1), adopt(second));
    }

    /** Statements are counted, not time; and each look is by an index. */
    @Test
    void theCostPerFileStaysFlat() {
        long few = statements(3_000, "few");
        long many = statements(30_000, "many");
        assertTrue(many <= 10.5 * few, many + " statements for ten times the files that took " + few);
        assertTrue(few < 6 * 3_000, few + " statements for 3,000 files");
    }

    private long statements(int files, String name) {
        List<NewFile> listed = new ArrayList<>();
        Map<String, Integer> contents = new HashMap<>();
        for (int i = 0; i < files; i++) {
            listed.add(new NewFile("clips/%06d.dpx".formatted(i), 1000, false, FileRole.SEALED, List.of(FakeStation.stated(HashFormat.XXH64, i))));
            contents.put("clips/%06d.dpx".formatted(i), i);
        }
        NewRoll roll = new NewRoll(name, RollKind.CAMERA, name, "print", G1, listed, List.of());
        Roll first = station.deliver(roll, contents);
        Transactions transactions = ((H2Ledger) ledger).transactions();
        ledger.copies().record(Deliveries.copies(ledger, first, Tier.STAGING, FakeStation.STAGING, Strength.READ_BACK));
        transactions.acknowledge(sql -> {
            sql.change("UPDATE files SET crc64 = '0' WHERE roll_id = ?", first.id());
            sql.change("INSERT INTO read_hashes (file_id, format, hash) SELECT s.file_id, s.format, s.hash FROM stated_hashes s "
                    + "JOIN files f ON f.id = s.file_id WHERE f.roll_id = ?", first.id());
        });
        List<NewFile> missing = listed.stream().map(f -> new NewFile(f.path(), f.size(), true, f.role(), f.stated())).toList();
        Roll second = station.deliver(new NewRoll(name, RollKind.CAMERA, name, "print", G1, missing, List.of()), Map.of());
        transactions.keep(sql -> sql.change("SET QUERY_STATISTICS FALSE"));
        transactions.keep(sql -> sql.change("SET QUERY_STATISTICS TRUE"));
        assertEquals(new Adopted(files, files, 0, 0), adopt(second));
        long executed = transactions.read(sql -> sql.number("SELECT SUM(execution_count) FROM INFORMATION_SCHEMA.QUERY_STATISTICS"));
        String[] enough = {"READ_BACK"};
        String[] page = listed.stream().limit(1000).map(NewFile::path).toArray(String[]::new);
        long lowest = file(first, page[0]).id();
        assertRowsLookedAt(1001, ProvenElsewhere.PROVEN, page, first.id(), "STAGING", FakeStation.STAGING, enough);
        assertRowsLookedAt(1001, ProvenElsewhere.WANTED, "STAGING", "elsewhere", lowest, lowest + 999, "SEALED", enough);
        return executed;
    }

    private void assertRowsLookedAt(long most, String query, Object... values) {
        String plan = ((H2Ledger) ledger).transactions().read(sql -> sql.first("EXPLAIN ANALYZE " + query, row -> row.getString(1), values).orElseThrow());
        List<Long> counts = Pattern.compile("scanCount: (\\d+)").matcher(plan).results().map(r -> Long.parseLong(r.group(1))).toList();
        assertFalse(counts.isEmpty());
        assertTrue(counts.stream().allMatch(count -> count <= 2 * most), plan);
    }
}
