package org.checkgate.cli.internal.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.checkgate.cli.internal.terminal.Terminal;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.Rolls;
import org.checkgate.mhl.Verdict;
import org.checkgate.mhl.VerifyListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDriveTest {
    private static final int MIB = 1 << 20;
    @TempDir
    private static Path home;
    private static Path drive;

    private static Path engines() throws IOException {
        URL program = DemoDriveTest.class.getClassLoader().getResource("org/bytedeco/ffmpeg/linux-x86_64-gpl/ffmpeg");
        return Path.of(((JarURLConnection) program.openConnection()).getJarFile().getName());
    }

    private static DemoDrive demoDrive() throws IOException {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        return new DemoDrive(engines(), home, new Terminal(nowhere, nowhere, false));
    }

    @BeforeAll
    static void make() throws IOException {
        Files.createDirectories(home.resolve(".demo-making/drive/left by a run that was killed"));
        drive = demoDrive().ready();
    }

    private static Path camera(String roll) {
        return drive.resolve(DemoContent.CAMERA_FOLDER).resolve(roll);
    }

    private static Path sound() {
        return drive.resolve(DemoContent.SOUND_FOLDER).resolve(DemoContent.SOUND_ROLL);
    }

    @Test
    void theGoodRollsAreAccepted() throws IOException {
        for (Path roll : List.of(camera(DemoContent.GOOD_ROLL), sound())) {
            Verdict verdict = HashLists.verify(roll, VerifyListener.NONE);
            assertTrue(verdict.accept(), verdict.toString());
        }
    }

    @Test
    void theBadRollHasOneAlteredAndOneMissingFileAndNothingElse() throws IOException {
        Verdict verdict = HashLists.verify(camera(DemoContent.BAD_ROLL), VerifyListener.NONE);
        assertEquals(List.of("altered", "missing"), verdict.findings());
        assertEquals(List.of(DemoContent.ALTERED), verdict.altered().stream().map(a -> a.path()).toList());
        assertEquals("content", verdict.altered().get(0).how());
        assertEquals(List.of(DemoContent.MISSING), verdict.missing());
        assertEquals(List.of("missing"), HashLists.diff(camera(DemoContent.BAD_ROLL)).findings(), "the bit is found by hashing only");
    }

    @Test
    void threeRollsAndOneStrayFileAreFound() throws IOException {
        var found = Rolls.find(drive);
        assertEquals(List.of(DemoContent.GOOD_ROLL, DemoContent.BAD_ROLL, DemoContent.SOUND_ROLL), found.rolls().stream().map(r -> r.name()).toList());
        assertEquals(List.of(DemoContent.STRAY), found.other().stream().map(f -> f.path()).toList());
    }

    @Test
    void theLargestClipHasMoreThanEightParts() throws IOException {
        long size = Files.size(camera(DemoContent.GOOD_ROLL).resolve(DemoContent.goodClips().get(0).fileName()));
        assertTrue(size > 8L * DemoContent.PART_MIB * MIB, size + " bytes");
    }

    @Test
    void clipsCarryReelAndTimecodeAndTakesBothChunks() throws IOException {
        Path clip = camera(DemoContent.GOOD_ROLL).resolve(DemoContent.goodClips().get(1).fileName());
        assertTrue(text(clip).contains("tmcd") && text(clip).contains(DemoContent.GOOD_ROLL) && text(clip).contains("apcn"));
        Path take = sound().resolve(DemoContent.takes().get(0).fileName());
        assertTrue(text(take).contains("bext") && text(take).contains("iXML") && text(take).contains("<TAPE>SR001</TAPE>"));
        byte[] wave = Files.readAllBytes(take);
        int stated = (wave[4] & 0xff) | (wave[5] & 0xff) << 8 | (wave[6] & 0xff) << 16 | (wave[7] & 0xff) << 24;
        assertEquals(wave.length - 8, stated);
    }

    @Test
    void itIsMadeOnceAndLeavesNothingAside() throws IOException {
        assertFalse(Files.exists(home.resolve(".demo-making")));
        Path stray = drive.resolve(DemoContent.STRAY);
        Files.writeString(stray, "seen");
        assertEquals(drive, demoDrive().ready());
        assertEquals("seen", Files.readString(stray));
    }

    @Test
    void theSameClipIsMadeOfTheSameBytes(@TempDir Path other) throws IOException {
        DemoClip clip = DemoContent.goodClips().get(2);
        try (MediaMaker maker = new MediaMaker(engines(), other.resolve("work"))) {
            maker.make(clip.arguments(), other);
        }
        assertArrayEquals(Files.readAllBytes(camera(DemoContent.GOOD_ROLL).resolve(clip.fileName())), Files.readAllBytes(other.resolve(clip.fileName())));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
