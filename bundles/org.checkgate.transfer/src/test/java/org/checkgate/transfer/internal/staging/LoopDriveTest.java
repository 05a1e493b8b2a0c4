package org.checkgate.transfer.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.source.DriveFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system on a loop device, mounted read-only, that loses its medium: the kernel's own errors. */
@Tag("long")
class LoopDriveTest {
    private static final int SIZE = 12 << 20;

    @TempDir
    Path folder;
    private SetDrive content;
    private Path image;
    private Path bay;
    private boolean mounted;

    @BeforeEach
    void plugIn() throws Exception {
        content = new SetDrive(Files.createDirectories(folder.resolve("content"))).sealed("a.mov", SetDrive.noise(1, SIZE)).sealed("b.mov", SetDrive.noise(2, SIZE));
        image = folder.resolve("image");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(64 << 20);
        }
        bay = Files.createDirectory(folder.resolve("bay1"));
        assumeTrue(run("mkfs.ext4", "-q", "-d", content.mount.toString(), image.toString()) && mount(bay),
                "only root can mount a loop device: a drive that loses its medium was not checked with the kernel's own errors");
    }

    private boolean mount(Path at) throws InterruptedException {
        mounted = run("mount", "-o", "ro,loop", image.toString(), at.toString());
        return mounted;
    }

    private void unmount() throws InterruptedException {
        if (mounted) {
            assertTrue(run("umount", "--lazy", bay.toString()));
            mounted = false;
        }
    }

    @AfterEach
    void pullOut() throws InterruptedException {
        unmount();
        SharedServer.until("no loop device is left", () -> said("losetup", "--associated", image.toString()).isEmpty());
    }

    /** What a command prints; empty where there is no such command. */
    private static String said(String... command) {
        try {
            return new String(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start().getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** As intake would have it: the drive is in this bay now. */
    private void inBay(Centre centre, long roll) {
        Drive drive = centre.ledger.drives().find(centre.ledger.rolls().find(roll).orElseThrow().driveId()).orElseThrow();
        centre.ledger.drives().present(drive.id(), true, bay.toString());
    }

    @Test
    void aMediumThatGoesInMidCopyIsMissedAndGoesOnInAnotherBayWithoutWhatIsProven() throws Exception {
        try (Centre centre = new Centre(folder)) {
            long roll = content.list(centre.ledger);
            inBay(centre, roll);
            centre.settings(new StagingConnection.Settings(Centre.PART, 1, 0));
            Path whole = Files.copy(image, folder.resolve("whole"));
            centre.stageFrom((drive, each) -> new FakeSource(Path.of(drive.mount()), each.folder()).fault("b.mov", 1 << 20, () -> cut(1 << 20)));
            StepFailure failure = assertThrows(StepFailure.class, () -> centre.stage(roll));
            assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour(), failure.getMessage());
            assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
            assertEquals(Optional.empty(), centre.strength(roll, "b.mov", Tier.STAGING), "nothing half counted");
            assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "a.mov", Tier.STAGING));

            unmount();
            image = whole;
            bay = Files.createDirectory(folder.resolve("bay2"));
            assertTrue(mount(bay));
            inBay(centre, roll);
            long before = centre.ledger.rolls().totals(roll).sourceBytesRead();
            centre.stageFrom((drive, each) -> new DriveFolder(Path.of(drive.mount()), each.folder()));
            centre.stage(roll);
            assertEquals(SIZE, centre.ledger.rolls().totals(roll).sourceBytesRead() - before, "the interrupted file alone is read again");
            assertEquals(List.of(), centre.codes(roll));
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }

    /** Where the file's blocks lie on the medium, in its order. */
    private long[] blocks(String name) {
        return Arrays.stream(said("debugfs", "-R", "blocks /CARDS/A001/" + name, image.toString()).split("\\s+")).mapToLong(Long::parseLong).toArray();
    }

    private void cut(long length) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(length);
        }
        run("sh", "-c", "echo 3 > /proc/sys/vm/drop_caches");
    }

    private void whole(byte[] medium) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.write(medium);
        }
        run("sh", "-c", "echo 3 > /proc/sys/vm/drop_caches");
    }

    @Test
    void anErrorOfTheKernelInTheMidstOfAFileIsNamedAndTheOthersGoOn() throws Exception {
        byte[] medium = Files.readAllBytes(image);
        long[] first = blocks("a.mov");
        long[] second = blocks("b.mov");
        boolean order = first[first.length - 1] < second[second.length - 1];
        String bad = order ? "b.mov" : "a.mov";
        String good = order ? "a.mov" : "b.mov";
        long[] blocks = order ? second : first;
        int block = SIZE / blocks.length;
        int lost = blocks.length - (2 << 20) / block;
        assertTrue(Arrays.stream(order ? first : second).max().orElseThrow() < blocks[lost], "the other file lies before the place that is lost");
        try (Centre centre = new Centre(folder)) {
            long roll = content.list(centre.ledger);
            inBay(centre, roll);
            centre.settings(new StagingConnection.Settings(Centre.PART, 1, 0));
            cut(blocks[lost] * block);
            assumeTrue(!run("cp", bay.resolve("CARDS/A001/" + bad).toString(), "/dev/null"),
                    "this kernel gives zeros where a loop device has lost its medium: bad spots were not checked with its own errors");
            for (int run = 0; run < 2; run++) {
                StepFailure failure = assertThrows(StepFailure.class, () -> centre.stage(roll));
                assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour(), failure.getMessage());
                assertTrue(failure.getMessage().startsWith("1 file could not be read"), failure.getMessage());
                assertEquals(List.of("READ_ERROR"), centre.codes(roll));
                String sentence = centre.ledger.rolls().findings(roll).get(0).sentence();
                Matcher said = Pattern.compile(Pattern.quote(bad) + " cannot be read from the drive \\(Input/output error at byte (\\d+) of " + SIZE + "\\)[.]")
                        .matcher(sentence);
                assertTrue(said.matches(), sentence);
                // The kernel reads ahead, so that the error comes a little before the place itself.
                long at = Long.parseLong(said.group(1));
                assertTrue(at <= (long) lost * block && at > (long) lost * block - (2 << 20), sentence + " but it is lost from " + (long) lost * block);
                assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, good, Tier.STAGING));
                assertEquals(Optional.empty(), centre.strength(roll, bad, Tier.STAGING), "nothing half counted");
                assertEquals(List.of(), centre.ledger.drives().findings(centre.ledger.drives().all().get(0).id()), "the drive is not taken for pulled");
                assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
            }

            whole(medium);
            centre.stage(roll);
            assertEquals(List.of(), centre.codes(roll));
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }

    @Test
    void nothingIsWrittenToTheDrive() throws Exception {
        byte[] before = Files.readAllBytes(image);
        try (Centre centre = new Centre(folder)) {
            long roll = content.list(centre.ledger);
            inBay(centre, roll);
            centre.stage(roll);
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
        unmount();
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(image)), "not one byte of the medium changed");
    }
}
