package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.checkgate.intake.internal.IntakeComponent;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Rebuild;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.VerifyListener;
import org.checkgate.spi.Finding;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.checkgate.transfer.internal.source.DriveFolder;
import org.checkgate.transfer.internal.staging.MinioStaging;
import org.checkgate.transfer.internal.staging.StagingConnection;
import org.checkgate.transfer.internal.staging.StagingStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger is lost with all its backups: staging is listed and proven anew by the set's hash lists, and lights nothing without its drive. */
@Tag("long")
class RebuiltLedgerTest {
    private static final Destination DAY = new Destination("show", "20260102", "main");
    private static final String LONG = "long ".repeat(42).strip() + ".mov";

    @TempDir
    Path folder;

    private Centre centre;
    private Clouds clouds;
    private OpenLedger ledger;
    private MinioStaging staging;
    private S3Backbone backbone;

    private void open(boolean embedded) throws IOException {
        centre = new Centre(folder, disk -> disk, embedded);
        clouds = new Clouds(centre, true);
    }

    @AfterEach
    void close() throws IOException {
        if (ledger != null) {
            backbone.stop();
            staging.stop();
            ledger.close();
        }
        clouds.close();
        centre.staging.store().close();
    }

    /** Settings of an intake that looks for no drives. */
    private record NoBays() implements IntakeComponent.Config {
        @Override
        public String mountRoots() {
            return "";
        }

        @Override
        public String watchedFolder() {
            return "";
        }

        @Override
        public String defaultTitle() {
            return "";
        }

        @Override
        public String defaultUnit() {
            return "";
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return IntakeComponent.Config.class;
        }
    }

    private static Listing check(Ledger into, Path drive) throws IOException {
        return new IntakeComponent(new NoBays(), into).check(drive, paths -> RollKind.CAMERA);
    }

    private Path card() throws IOException {
        Path roll = Files.createDirectories(folder.resolve("card/A001"));
        Files.createDirectories(roll.resolve("CLIPS"));
        Files.write(roll.resolve("CLIPS/clip1.mov"), SetDrive.noise(1, (6 << 20) + 11));
        Files.write(roll.resolve("clip2.mov"), SetDrive.noise(2, 70_000));
        Files.write(roll.resolve("empty.txt"), new byte[0]);
        Files.write(roll.resolve(LONG), SetDrive.noise(3, 900));
        HashLists.create(roll, Set.of(HashFormat.XXH64), Creator.of("test", "1", "set"), Instant.parse("2026-01-02T10:00:00Z"), VerifyListener.NONE);
        return roll.getParent();
    }

    private static long list(Ledger into, Path drive, String serial) throws IOException {
        Drive arrived = into.drives().arrive(new DriveIdentity(serial, "fs", "print-" + drive), drive.toString(), "CARD", Optional.of(DAY));
        into.drives().listed(arrived.id(), check(into, drive));
        return into.rolls().onDrive(arrived.id()).get(0).id();
    }

    /** The ledger goes, and its drive with it. */
    private void lose() throws IOException {
        lose(true);
    }

    private void lose(boolean found) throws IOException {
        ((OpenLedger) centre.ledger).close();
        Files.delete(folder.resolve("ledger.mv.db"));
        Files.move(folder.resolve("card"), folder.resolve("away"));
        Ledgers.rebuild(folder.resolve("ledger"), folder.resolve("backup"), Clock.systemUTC());
        ledger = Ledgers.open(folder.resolve("ledger"), Policy.DEFAULT, Clock.systemUTC());
        ledger.endpoints().configured(new Endpoint(Tier.STAGING, centre.staging.address(), false, false, false));
        ledger.endpoints().configured(clouds.connection(Tier.CLOUD).endpoint());
        staging = MinioStaging.usual(ledger, () -> centre.staging, centre.lanes, (drive, of) -> new DriveFolder(Path.of(drive.mount()), of.folder()), Clock.systemUTC());
        backbone = new S3Backbone(ledger, new StagedObjects(() -> centre.staging), () -> centre.staging, clouds, centre.lanes, new BufferBudget());
        if (found) {
            staging.rebuild(tree -> check(ledger, tree));
            assertFalse(ledger.rebuild().pending());
        }
    }

    private Roll only() {
        assertEquals(1, ledger.rolls().all().size(), () -> ledger.activity().after(0, 50).toString());
        return ledger.rolls().all().get(0);
    }

    private boolean lit(long roll, Light light) {
        return ledger.rolls().lights(roll).get(light).on();
    }

    private List<String> codes(long roll) {
        return ledger.rolls().findings(roll).stream().map(Finding::code).sorted().toList();
    }

    private List<String> unproven(long roll) {
        return ledger.rolls().files(roll).stream().filter(file -> ledger.copies().ofFile(file.id()).stream()
                .noneMatch(copy -> copy.tier() == Tier.STAGING && copy.strength().atLeast(Strength.READ_BACK_CACHED))).map(file -> file.path()).sorted().toList();
    }

    private Path staged(String path) throws IOException {
        return centre.plainDisk().file("show/20260102/main/A001/" + path);
    }

    @Test
    void allOfItIsProvenByItsHashListsAndWaitsForItsDrive() throws IOException {
        whole(true);
    }

    @Test
    void aRemoteStoreIsListedAlike() throws IOException {
        whole(false);
    }

    private void whole(boolean embedded) throws IOException {
        open(embedded);
        long before = list(centre.ledger, card(), "S1");
        centre.stage(before);
        clouds.backbone.sync(before);
        assertTrue(centre.lit(before, Light.SAFE_TO_REUSE), () -> centre.why(before).toString());
        lose();

        Roll roll = only();
        assertEquals(List.of(Rebuild.FINDING), codes(roll.id()));
        assertFalse(lit(roll.id(), Light.SAFE_TO_UNPLUG));
        staging.stage(roll.id());
        assertEquals(List.of(), unproven(roll.id()), "the drive is not needed for what the set sealed");
        assertEquals(List.of(Rebuild.FINDING), codes(roll.id()));
        assertFalse(lit(roll.id(), Light.SAFE_TO_UNPLUG), "what else was on the drive nobody knows");
        assertThrows(StepFailure.class, () -> backbone.sync(roll.id()), "what is held back goes nowhere");

        Files.move(folder.resolve("away"), folder.resolve("card"));
        long again = list(ledger, folder.resolve("card"), "S1");
        assertTrue(lit(roll.id(), Light.SAFE_TO_UNPLUG), () -> ledger.rolls().lights(roll.id()).toString());
        assertFalse(lit(again, Light.SAFE_TO_UNPLUG), "this drive was not read yet");
        staging.stage(again);
        assertTrue(lit(again, Light.SAFE_TO_UNPLUG), () -> ledger.rolls().lights(again).toString());
        long lists = ledger.rolls().files(again).stream().filter(file -> file.role() == FileRole.MANIFEST).mapToLong(RollFile::size).sum();
        assertEquals(lists, ledger.rolls().totals(again).bytesStaged(), "all of it is read, and none of the media is sent again");
        backbone.sync(again);
        backbone.sync(roll.id());
        assertEquals(0, ledger.rolls().totals(roll.id()).bytesSynced() + ledger.rolls().totals(again).bytesSynced(), "what lies in the cloud is asked for, not sent again");
        assertTrue(lit(again, Light.SAFE_TO_REUSE), () -> ledger.rolls().lights(again).toString());
        assertTrue(lit(roll.id(), Light.SAFE_TO_REUSE), () -> ledger.rolls().lights(roll.id()).toString());
    }

    @Test
    void whatIsNotAsSealedIsNoCopyAndComesFromItsDrive() throws IOException {
        open(true);
        long before = list(centre.ledger, card(), "S1");
        centre.stage(before);
        flip(staged("CLIPS/clip1.mov"));
        Files.delete(staged("clip2.mov"));
        lose();
        long roll = only().id();
        StepFailure failure = assertThrows(StepFailure.class, () -> staging.stage(roll));
        assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour());
        assertEquals(List.of("CLIPS/clip1.mov", "clip2.mov"), unproven(roll));
        assertTrue(codes(roll).containsAll(List.of("MISSING_FILE", Rebuild.FINDING, "STAGING_DAMAGED")), () -> codes(roll).toString());
        assertTrue(Files.exists(staged("CLIPS/clip1.mov")), "nothing is removed");

        Files.move(folder.resolve("away"), folder.resolve("card"));
        long again = list(ledger, folder.resolve("card"), "S1");
        assertFalse(lit(roll, Light.SAFE_TO_UNPLUG));
        staging.stage(again);
        assertTrue(lit(again, Light.SAFE_TO_UNPLUG), () -> ledger.rolls().lights(again).toString());
        staging.stage(roll);
        assertTrue(lit(roll, Light.SAFE_TO_UNPLUG), () -> ledger.rolls().lights(roll).toString());
        for (Copy copy : ledger.copies().ofRoll(roll)) {
            if (copy.tier() == Tier.STAGING && copy.key().endsWith("clip1.mov")) {
                assertEquals(-1, Files.mismatch(folder.resolve("card/A001/CLIPS/clip1.mov"), centre.plainDisk().file(copy.key())));
            }
        }
    }

    @Test
    void aHashListThatWasChangedVouchesForNothing() throws IOException {
        open(true);
        centre.stage(list(centre.ledger, card(), "S1"));
        try (Stream<Path> lists = Files.list(staged("ascmhl"))) {
            Path list = lists.filter(path -> path.toString().endsWith(".mhl")).findFirst().orElseThrow();
            Files.writeString(list, Files.readString(list).replace("clip2.mov", "clip9.mov"));
        }
        lose();
        long roll = only().id();
        assertTrue(codes(roll).contains("CHAIN_BROKEN"), () -> codes(roll).toString());
        assertThrows(StepFailure.class, () -> staging.stage(roll));
        assertFalse(lit(roll, Light.SAFE_TO_UNPLUG));
        Files.move(folder.resolve("away"), folder.resolve("card"));
        long again = list(ledger, folder.resolve("card"), "S1");
        staging.stage(again);
        assertFalse(lit(roll, Light.SAFE_TO_UNPLUG), "the drive has other hash lists");
        assertTrue(lit(again, Light.SAFE_TO_UNPLUG), () -> codes(again) + " what nobody can vouch for holds no name");
    }

    @Test
    void emptyStagingIsNotTakenForTheTruth() throws IOException {
        open(true);
        card();
        lose(false);
        StepFailure failure = assertThrows(StepFailure.class, () -> staging.rebuild(tree -> check(ledger, tree)));
        assertEquals(StepFailure.Behaviour.NEEDS_SETTING, failure.behaviour());
        assertTrue(ledger.rebuild().pending(), "a disk that is not mounted may come back");
    }

    @Test
    void whatNoHashListKnowsIsNotBelieved() throws IOException {
        open(true);
        Path drive = card();
        Files.write(drive.resolve("A001/notes.txt"), SetDrive.noise(8, 400));
        centre.stage(list(centre.ledger, drive, "S1"));
        lose();
        long roll = only().id();
        assertThrows(StepFailure.class, () -> staging.stage(roll));
        assertEquals(List.of("notes.txt"), unproven(roll));
        assertTrue(codes(roll).containsAll(List.of("EXTRA_FILE", Rebuild.FINDING, "STAGING_DAMAGED")), () -> codes(roll).toString());
    }

    @Test
    void aSecondDeliveryThatRestsOnTheFirstIsFoundAsOne() throws IOException {
        open(true);
        Path drive = card();
        centre.stage(list(centre.ledger, drive, "S1"));
        Path second = folder.resolve("second");
        copy(drive, second);
        Files.delete(second.resolve("A001/clip2.mov"));
        Files.write(second.resolve("A001/CLIPS/clip1.mov"), SetDrive.noise(7, 80));
        long worn = list(centre.ledger, second, "S2");
        centre.stage(worn);
        Files.createDirectories(centre.plainDisk().file("show/20260102/main/NOLIST/x.mov").getParent());
        Files.write(centre.plainDisk().file("show/20260102/main/NOLIST/x.mov"), new byte[5]);
        lose();
        List<Integer> deliveries = ledger.rolls().all().stream().map(Roll::delivery).sorted().toList();
        assertTrue(deliveries.contains(1), deliveries::toString);
        for (Roll roll : ledger.rolls().all()) {
            if (roll.delivery() == 1) {
                staging.stage(roll.id());
                assertEquals(List.of(), unproven(roll.id()));
            }
            assertFalse(lit(roll.id(), Light.SAFE_TO_UNPLUG));
        }
        String said = ledger.activity().after(0, 50).stream().filter(entry -> entry.kind().equals("ledger.rebuilt")).findFirst().orElseThrow().sentence();
        assertTrue(said.contains("show/20260102/main/NOLIST"), said);
    }

    @Test
    void aHashListThatIsNotWhatWasListedIsNoCopy() throws IOException {
        open(true);
        centre.stage(list(centre.ledger, card(), "S1"));
        lose();
        long roll = only().id();
        Files.writeString(staged("ascmhl/ascmhl_chain.xml"), "\n", StandardOpenOption.APPEND);
        assertThrows(StepFailure.class, () -> staging.stage(roll));
        assertEquals(List.of("ascmhl/ascmhl_chain.xml"), unproven(roll));
        Files.move(folder.resolve("away"), folder.resolve("card"));
        list(ledger, folder.resolve("card"), "S1");
        assertFalse(lit(roll, Light.SAFE_TO_UNPLUG), () -> ledger.rolls().lights(roll).toString());
    }

    @Test
    void whatLiesAmongTheHashListsAndIsNoneIsNotBelieved() throws IOException {
        open(true);
        Path drive = card();
        Files.write(drive.resolve("A001/ascmhl/notes.pdf"), SetDrive.noise(8, 4000));
        centre.stage(list(centre.ledger, drive, "S1"));
        flip(staged("ascmhl/notes.pdf"));
        lose();
        long roll = only().id();
        assertThrows(StepFailure.class, () -> staging.stage(roll));
        assertEquals(List.of("ascmhl/notes.pdf"), unproven(roll));
    }

    @Test
    void whileStagingCannotBeListedNothingIsPassedOver() throws IOException {
        open(true);
        centre.stage(list(centre.ledger, card(), "S1"));
        StagingConnection sound = centre.staging;
        centre.staging = new StagingConnection(sound.address(), breaksOff(sound.store()), sound.disk(), sound.settings());
        lose(false);
        assertThrows(StepFailure.class, () -> staging.rebuild(tree -> check(ledger, tree)));
        assertTrue(ledger.rebuild().pending(), "it is tried again");
        centre.staging = sound;
        assertThrows(StepFailure.class, () -> staging.rebuild(tree -> {
            throw new IOException("No space left on device");
        }));
        assertTrue(ledger.rebuild().pending(), "this machine's own trouble is none of the roll's");
        staging.rebuild(tree -> check(ledger, tree));
        assertEquals("A001", only().name());
    }

    /** A line that breaks in the middle of each body. */
    private static StagingStore breaksOff(StagingStore store) {
        return (StagingStore) Proxy.newProxyInstance(StagingStore.class.getClassLoader(), new Class<?>[] {StagingStore.class}, (self, method, arguments) -> {
            if (method.getName().equals("get")) {
                return new SequenceInputStream(new ByteArrayInputStream(new byte[1]), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("unexpected end of stream");
                    }
                });
            }
            return method.invoke(store, arguments);
        });
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[1234] ^= 2;
        Files.write(file, bytes);
    }
}
