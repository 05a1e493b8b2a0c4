package org.checkgate.readers.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;
import org.checkgate.readers.Mutants;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TiffFileTest {
    private static final Path SAMPLE = Path.of(System.getProperty("basedir", ".")).resolve("../../../shared/samples/camera/exiftool/DNG.dng").normalize();

    private static TiffFile read(byte[] file) throws IOException {
        return TiffFile.read(ByteWindow.of(file, ByteOrder.LITTLE_ENDIAN));
    }

    /** As a photo camera writes it: a thumbnail first, the sensor's data and a preview below, EXIF beside them. */
    static TiffBytes photo(ByteOrder order) {
        TiffBytes sensor = new TiffBytes(order).numbers(Tag.NEW_SUBFILE_TYPE, 4, 0).numbers(Tag.WIDTH, 4, 3516).numbers(Tag.HEIGHT, 4, 2328)
            .numbers(Tag.PHOTOMETRIC, 3, 32803);
        TiffBytes preview = new TiffBytes(order).numbers(Tag.NEW_SUBFILE_TYPE, 4, 1).numbers(Tag.WIDTH, 4, 1024).numbers(Tag.PHOTOMETRIC, 3, 6);
        TiffBytes exif = new TiffBytes(order).ratios(Tag.EXPOSURE_TIME, 5, 1, 15).ratios(Tag.F_NUMBER, 5, 8, 1).numbers(Tag.ISO, 3, 400);
        return new TiffBytes(order).numbers(Tag.NEW_SUBFILE_TYPE, 4, 1).numbers(Tag.WIDTH, 4, 8).numbers(Tag.PHOTOMETRIC, 3, 2)
            .text(Tag.MAKE, "Canon").numbers(Tag.DNG_VERSION, 1, 1, 1, 0, 0).ratios(Tag.BASELINE_EXPOSURE, 10, -25, 100)
            .directory(Tag.SUB_DIRECTORIES, preview, sensor).directory(Tag.EXIF_DIRECTORY, exif);
    }

    @Test
    void bothByteOrdersAreReadAlike() throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            TiffFile file = read(photo(order).file());
            assertTrue(file.isDng() && file.complete());
            assertEquals("Canon", file.first().text(Tag.MAKE));
            assertEquals(List.of(1L, 1L, 0L, 0L), file.first().numbers(Tag.DNG_VERSION, 4));
            assertEquals(-0.25, file.first().decimal(Tag.BASELINE_EXPOSURE));
            assertEquals(1 / 15.0, file.exif().orElseThrow().decimal(Tag.EXPOSURE_TIME));
            assertEquals(Optional.of(400L), file.exif().orElseThrow().number(Tag.ISO));
        }
    }

    @Test
    void aBigTiffIsReadAsATiff() throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            TiffFile file = read(photo(order).big().file());
            assertTrue(file.big() && file.isDng() && file.complete());
            assertEquals("Canon", file.first().text(Tag.MAKE));
            assertEquals(List.of(1L, 1L, 0L, 0L), file.first().numbers(Tag.DNG_VERSION, 4));
            assertEquals(-0.25, file.first().decimal(Tag.BASELINE_EXPOSURE), "lies in the entry, as eight bytes have room there");
            assertEquals(Optional.of(3516L), file.picture().number(Tag.WIDTH));
            assertEquals(1 / 15.0, file.exif().orElseThrow().decimal(Tag.EXPOSURE_TIME));
            TiffFile wide = read(new TiffBytes(order).numbers(Tag.WIDTH, 16, 8).big().file());
            assertEquals(Optional.of(8L), wide.first().number(Tag.WIDTH), "of type LONG8");
        }
    }

    @Test
    void placesAndCountsOfABigTiffBeyondAllFilesAreRefusedOrLeftOut() throws IOException {
        byte[] file = new TiffBytes(ByteOrder.LITTLE_ENDIAN).numbers(Tag.WIDTH, 3, 100).bytes(Tag.MAKE, 2, new byte[20]).big().file();
        ByteBuffer little = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        // The header has 16 bytes, the number of entries 8, an entry 20; count and place of the second stand 4 and 12 bytes into it.
        for (long far : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 20}) {
            little.putLong(16 + 8 + 20 + 4, far).putLong(16 + 8 + 20 + 12, far).putLong(16 + 8 + 40, far);
            TiffFile damaged = read(file);
            assertEquals(Optional.of(100L), damaged.first().number(Tag.WIDTH));
            assertEquals("", damaged.first().text(Tag.MAKE));
            assertFalse(damaged.complete(), "the next directory is nowhere");
        }
        for (long count : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1000}) {
            byte[] entries = file.clone();
            ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN).putLong(16, count);
            assertThrows(IOException.class, () -> read(entries));
        }
        file[4] = 16;
        assertTrue(assertThrows(IOException.class, () -> read(file)).getMessage().contains("BigTIFF"));
    }

    @Test
    void thePictureOfADngIsTheSensorsAndNotTheThumbnail() throws IOException {
        assertEquals(Optional.of(3516L), read(photo(ByteOrder.BIG_ENDIAN).file()).picture().number(Tag.WIDTH));
        TiffFile plain = read(new TiffBytes(ByteOrder.LITTLE_ENDIAN).numbers(Tag.WIDTH, 3, 100)
            .next(new TiffBytes(ByteOrder.LITTLE_ENDIAN).numbers(Tag.WIDTH, 3, 200)).file());
        assertEquals(Optional.of(100L), plain.picture().number(Tag.WIDTH));
        assertEquals(2, plain.directories().size());
    }

    @Test
    void aValueThatIsNotThereOrOfAnotherTypeIsEmpty() throws IOException {
        TiffDirectory first = read(new TiffBytes(ByteOrder.LITTLE_ENDIAN).text(Tag.WIDTH, "wide").numbers(Tag.MAKE, 3, 7)
            .ratios(Tag.F_NUMBER, 5, 8, 0).file()).first();
        assertTrue(first.number(Tag.WIDTH).isEmpty() && first.number(Tag.HEIGHT).isEmpty() && first.ratios(Tag.WIDTH, 1).isEmpty());
        assertEquals("", first.text(Tag.MAKE));
        assertEquals(0, first.decimal(Tag.F_NUMBER), "nothing is divided by 0");
    }

    @Test
    void directoriesThatPointToOneAnotherEnd() throws IOException {
        byte[] circle = new TiffBytes(ByteOrder.LITTLE_ENDIAN).numbers(Tag.SUB_DIRECTORIES, 4, 8).file();
        ByteBuffer.wrap(circle).order(ByteOrder.LITTLE_ENDIAN).putInt(circle.length - 4, 8);
        assertEquals(1, read(circle).directories().size());
        TiffBytes chain = new TiffBytes(ByteOrder.LITTLE_ENDIAN).numbers(Tag.WIDTH, 3, 0);
        for (int i = 1; i < 100; i++) {
            chain = new TiffBytes(ByteOrder.LITTLE_ENDIAN).numbers(Tag.WIDTH, 3, i).next(chain);
        }
        TiffFile long100 = read(chain.file());
        assertEquals(24, long100.directories().size());
        assertFalse(long100.complete());
    }

    @Test
    void countsAndPlacesBeyondTheFileCostNothing() throws IOException {
        byte[] file = new TiffBytes(ByteOrder.LITTLE_ENDIAN).numbers(Tag.WIDTH, 3, 100).bytes(Tag.MAKE, 2, new byte[10])
            .directory(Tag.EXIF_DIRECTORY, new TiffBytes(ByteOrder.LITTLE_ENDIAN).numbers(Tag.ISO, 3, 1)).file();
        ByteBuffer little = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        little.putInt(10 + 12 + 4, -1).putInt(10 + 12 + 8, 0x7fff_ffff).putInt(10 + 24 + 8, 0x7fff_fff0);
        TiffFile damaged = read(file);
        assertEquals(Optional.of(100L), damaged.first().number(Tag.WIDTH));
        assertEquals("", damaged.first().text(Tag.MAKE));
        assertTrue(damaged.exif().isEmpty() && !damaged.complete());
        TestCard card = new TestCard().withSparse("x.dng", file, 200L << 30);
        TiffFile sparse = TiffFile.read(ByteWindow.of(card.open("x.dng"), ByteOrder.BIG_ENDIAN));
        assertEquals("", sparse.first().text(Tag.MAKE));
        assertTrue(card.bytesRead() < 64 << 10, "read " + card.bytesRead());
    }

    @Test
    void cutAnywhereItAnswersOrIsRefused() {
        byte[] file = photo(ByteOrder.LITTLE_ENDIAN).file();
        int understood = 0;
        for (int length = 0; length < file.length; length++) {
            understood += survives(Arrays.copyOf(file, length)) ? 1 : 0;
        }
        assertTrue(understood > 0 && understood < file.length, "understood " + understood);
    }

    @Test
    void twoThousandMutantsAreReadOrRefused() {
        long read = Mutants.of(photo(ByteOrder.BIG_ENDIAN).file(), 42, 2000).filter(TiffFileTest::survives).count();
        assertTrue(read > 200 && read < 2000, "the damage should neither be nothing nor everything: " + read);
    }

    @Test
    void twoThousandMutantsOfABigTiffAreReadOrRefused() {
        long read = Mutants.of(photo(ByteOrder.LITTLE_ENDIAN).big().file(), 43, 2000).filter(TiffFileTest::survives).count();
        assertTrue(read > 200 && read < 2000, "the damage should neither be nothing nor everything: " + read);
    }

    private static boolean survives(byte[] bytes) {
        try {
            TiffFile file = read(bytes);
            file.picture();
            for (TiffDirectory directory : file.directories()) {
                for (int tag : new int[] {Tag.WIDTH, Tag.MAKE, Tag.DNG_VERSION, Tag.BASELINE_EXPOSURE, Tag.SUB_DIRECTORIES}) {
                    directory.text(tag);
                    directory.numbers(tag, 16);
                    directory.ratios(tag, 16);
                    directory.decimal(tag);
                }
            }
            return true;
        } catch (IOException refused) {
            assertFalse(refused.getMessage().isBlank());
            return false;
        }
    }

    /** The expected values were read from the file tag by tag with a script that knows TIFF 6.0 alone. */
    @Test
    void aRealDngOfAPhotoCamera() throws IOException {
        assumeTrue(Files.isRegularFile(SAMPLE), "the samples are not here");
        TiffFile file = read(Files.readAllBytes(SAMPLE));
        assertEquals(4, file.directories().size());
        assertEquals(Optional.of(3516L), file.picture().number(Tag.WIDTH));
        assertEquals(Optional.of(2328L), file.picture().number(Tag.HEIGHT));
        assertEquals("012345678", file.first().text(Tag.CAMERA_SERIAL));
        assertEquals("592408/1000000", file.first().ratios(Tag.AS_SHOT_NEUTRAL, 3).get(0).toString());
        assertEquals(55, file.exif().orElseThrow().decimal(Tag.FOCAL_LENGTH));
        assertEquals("2005:08:03 18:59:18", file.exif().orElseThrow().text(Tag.DATE_TIME_ORIGINAL));
    }
}
