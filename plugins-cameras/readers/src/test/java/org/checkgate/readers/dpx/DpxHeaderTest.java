package org.checkgate.readers.dpx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;
import org.checkgate.readers.Mutants;
import org.checkgate.spi.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DpxHeaderTest {
    private static final Path SAMPLES = Path.of(System.getProperty("basedir", ".")).resolve("../../../shared/samples/camera").normalize();

    private static DpxHeader read(byte[] file) throws IOException {
        return DpxHeader.read(ByteWindow.of(file, ByteOrder.BIG_ENDIAN));
    }

    static DpxBytes full(ByteOrder order) {
        return new DpxBytes(order, 2048, 1556).text(36, "A001.0001.dpx").text(136, "2026:11:20:10:11:12+0100").text(160, "recorder")
            .text(260, "Project").code(801, 1).code(802, 6).text(1556, "SPIRIT").text(1588, "01018").number(1628, 2).number(1632, 1)
            .number(1712, 0).decimal(1724, 24f).decimal(1728, 172.8f).text(1732, "key").text(1764, "12A/3").time(0x1011_1213, 23.976f);
    }

    @Test
    void bothByteOrdersSayTheSame() throws IOException {
        DpxHeader header = read(full(ByteOrder.BIG_ENDIAN).file());
        assertEquals(header, read(full(ByteOrder.LITTLE_ENDIAN).file()));
        assertEquals(new DpxHeader.Image(2048, 1556, 50, 1, 6, 10, false), header.image());
        assertEquals(new DpxHeader.FileInfo("V2.0", 2048, "A001.0001.dpx", "2026:11:20:10:11:12+0100", "recorder", "Project"), header.file());
        assertEquals(new DpxHeader.Source("", "", "SPIRIT", "01018", 2, 1), header.source());
        assertEquals("10:11:12:13", header.tv().timecode().orElseThrow().text());
        assertEquals(Optional.of(new Rate(24000, 1001)), header.tv().rate());
        assertEquals(Optional.of(new Rate(24, 1)), header.film().rate());
        assertEquals(0, header.film().position(), "the first frame of a sequence may be number 0");
    }

    @Test
    void whatIsUndefinedIsNotThere() throws IOException {
        DpxHeader header = read(new DpxBytes(ByteOrder.BIG_ENDIAN, 1, 1).file());
        assertEquals(new DpxHeader.Television(Optional.empty(), Optional.empty()), header.tv());
        assertEquals(new DpxHeader.Film(-1, Optional.empty(), 0, "", ""), header.film());
        assertEquals(new DpxHeader.Source("", "", "", "", 0, 0), header.source());
        assertEquals(new DpxHeader.FileInfo("V2.0", 2048, "", "", "", ""), header.file());
    }

    @Test
    void aTelevisionHeaderOfZerosStatesNoMidnight() throws IOException {
        assertTrue(read(full(ByteOrder.BIG_ENDIAN).time(0, 0).file()).tv().timecode().isEmpty());
        assertEquals("00:00:00:00", read(full(ByteOrder.BIG_ENDIAN).time(0, 25f).file()).tv().timecode().orElseThrow().text());
    }

    @Test
    void whereThePictureBeginsEarlierItIsNoFilmOrTelevisionHeader() throws IOException {
        // As ffmpeg writes it: generic headers of 1,664 bytes, and the picture at once; its bytes look like a rate and a timecode here.
        byte[] file = new DpxBytes(ByteOrder.LITTLE_ENDIAN, 8, 4).time(0x1011_1213, 24).decimal(1724, 25).decimal(1728, 180).text(1732, "key")
            .number(1712, 7).number(4, 1664).file();
        DpxHeader header = DpxHeader.read(ByteWindow.of(file, ByteOrder.BIG_ENDIAN));
        assertEquals(new DpxHeader.Film(-1, Optional.empty(), 0, "", ""), header.film());
        assertEquals(new DpxHeader.Television(Optional.empty(), Optional.empty()), header.tv());
        assertEquals(8, header.image().width());
        assertEquals(header, DpxHeader.read(ByteWindow.of(Arrays.copyOf(file, 1700), ByteOrder.BIG_ENDIAN)), "a very small picture");
        for (int nonsense : new int[] {0, -1, 5}) {
            byte[] other = new DpxBytes(ByteOrder.LITTLE_ENDIAN, 8, 4).time(0x1011_1213, 24).number(4, nonsense).file();
            assertTrue(DpxHeader.read(ByteWindow.of(other, ByteOrder.BIG_ENDIAN)).tv().timecode().isPresent());
        }
    }

    @Test
    void codesHaveNamesOnlyWhereTheStandardGivesThem() {
        assertEquals(Optional.of("4:2:2"), DpxNames.chroma(100));
        assertEquals(Optional.of("RGB"), DpxNames.components(50));
        assertEquals(Optional.of("printing density"), DpxNames.transfer(1));
        assertEquals(Optional.of("bt709"), DpxNames.primaries(6));
        assertTrue(DpxNames.transfer(0).isEmpty() && DpxNames.transfer(4).isEmpty() && DpxNames.primaries(1).isEmpty() && DpxNames.chroma(255).isEmpty());
    }

    @Test
    void aFileThatIsNoneOrTooShortIsRefusedWithASentence() {
        byte[] file = full(ByteOrder.BIG_ENDIAN).file();
        assertFalse(DpxHeader.isOne(new byte[3]));
        assertTrue(assertThrows(IOException.class, () -> read(new byte[4096])).getMessage().startsWith("This is no DPX file"));
        for (int length = 0; length < file.length; length += 97) {
            byte[] cut = Arrays.copyOf(file, length);
            if (length < 1944) {
                assertThrows(IOException.class, () -> read(cut), "cut at " + length);
            }
        }
    }

    @Test
    void twoThousandMutantsAreReadOrRefused() {
        int[] read = new int[1];
        Mutants.of(full(ByteOrder.LITTLE_ENDIAN).file(), 268, 2000).forEach(mutant -> {
            try {
                read(mutant);
                read[0]++;
            } catch (IOException refused) {
                assertFalse(refused.getMessage().isBlank());
            }
        });
        assertTrue(read[0] > 500 && read[0] < 2000, "the damage should neither be nothing nor everything: " + read[0]);
    }

    /** The expected values were read from the files with a hex viewer at the standard's offsets. */
    @Test
    void realFilesOfNukeAndOfAScanner() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "the samples are not here");
        DpxHeader nuke = read(Arrays.copyOf(Files.readAllBytes(SAMPLES.resolve("dpx/dpx_nuke_10bits_rgb.dpx")), DpxHeader.LENGTH));
        assertEquals(new DpxHeader.Image(512, 512, 50, 0, 0, 10, false), nuke.image());
        assertEquals("Nuke", nuke.file().creator());
        assertEquals(1_050_624, nuke.file().size());
        assertTrue(nuke.tv().timecode().isEmpty() && nuke.tv().rate().isEmpty() && nuke.film().rate().isEmpty());
        DpxHeader spirit = read(Files.readAllBytes(SAMPLES.resolve("exiftool/DPX.dpx")));
        assertEquals(new DpxHeader.Image(2048, 1556, 50, 1, 1, 10, false), spirit.image());
        assertEquals("SPIRIT-4K DATACINE", spirit.source().device());
        assertEquals("01018", spirit.source().serial());
        assertEquals("00:00:10:15", spirit.tv().timecode().orElseThrow().text());
        assertEquals(255, spirit.film().position());
        assertTrue(spirit.tv().rate().isEmpty() && spirit.film().rate().isEmpty(), "the scanner left the rate open");
    }
}
