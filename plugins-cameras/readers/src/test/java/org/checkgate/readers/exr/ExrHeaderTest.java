package org.checkgate.readers.exr;

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
import java.util.List;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;
import org.checkgate.readers.Mutants;
import org.checkgate.spi.Rate;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExrHeaderTest {
    private static final Path SAMPLES = Path.of(System.getProperty("basedir", ".")).resolve("../../../shared/samples/camera/exr").normalize();

    private static ExrHeader read(byte[] file) throws IOException {
        return ExrHeader.read(ByteWindow.of(file, ByteOrder.BIG_ENDIAN));
    }

    static ExrBytes full() {
        return new ExrBytes(0).picture(2048, 858, 4).timecode(0x1011_1213).rational("framesPerSecond", 24000, 1001)
            .text("reelName", "A001R1ZA").text("owner", "Jürgen").decimal("expTime", 1 / 48f)
            .decimals("chromaticities", "chromaticities", .64f, .33f, .3f, .6f, .15f, .06f, .3127f, .329f).end();
    }

    @Test
    void attributesComeByNameWithTheValueOfTheirType() throws IOException {
        ExrHeader header = read(full().file());
        ExrPart part = header.first();
        assertEquals(List.of(2, false, false, 1), List.of(header.version(), header.multipart(), header.tiled(), header.parts().size()));
        assertEquals(Optional.of("PIZ"), part.compression());
        assertEquals(2048, part.get("dataWindow").box().orElseThrow().width());
        assertEquals(858, part.get("displayWindow").box().orElseThrow().height());
        assertEquals("10:11:12:13", part.get("timeCode").timecode().orElseThrow().text());
        assertEquals(Optional.of(new Rate(24000, 1001)), part.get("framesPerSecond").rate());
        assertEquals(Optional.of("A001R1ZA"), part.get("reelName").text());
        assertEquals(Optional.of("Jürgen"), part.get("owner").text());
        assertEquals(List.of(new ExrPart.Channel("B", 16, 1, 1), new ExrPart.Channel("G", 16, 1, 1), new ExrPart.Channel("R", 16, 1, 1)), part.channels());
        assertEquals(Optional.of("0.64, 0.33, 0.3, 0.6, 0.15, 0.06, 0.3127, 0.329"), part.get("chromaticities").shown());
    }

    @Test
    void anAttributeOfAnotherTypeOrLengthSaysNothing() throws IOException {
        ExrPart part = read(new ExrBytes(0).text("framesPerSecond", "24").attribute("expTime", "float", new byte[3])
            .attribute("dataWindow", "box2i", new byte[15]).box("displayWindow", 5, 5, 4, 4).decimal("aperture", Float.NaN).end().file()).first();
        assertTrue(part.get("framesPerSecond").rate().isEmpty());
        assertTrue(part.get("expTime").decimal().isEmpty() && part.get("aperture").decimal().isEmpty());
        assertTrue(part.get("dataWindow").box().isEmpty() && part.get("displayWindow").box().isEmpty(), "a window has a pixel at least");
        assertTrue(part.get("nowhere").text().isEmpty() && part.compression().isEmpty() && part.channels().isEmpty());
    }

    @Test
    void severalPartsEndWithAnEmptyOne() throws IOException {
        byte[] file = new ExrBytes(0x1000).text("name", "left").picture(10, 10, 0).end().text("name", "right").picture(20, 20, 9).end().end().file();
        assertEquals(List.of("left", "right"), read(file).parts().stream().map(p -> p.get("name").text().orElse("")).toList());
        assertEquals(Optional.of("DWAB"), read(file).parts().get(1).compression());
        byte[] single = new ExrBytes(0).picture(10, 10, 0).end().text("name", "no part").end().file();
        assertEquals(1, read(single).parts().size(), "only the flag allows more");
    }

    @Test
    void whatHasNoEndIsNotFollowed() throws IOException {
        ExrBytes many = new ExrBytes(0);
        for (int i = 0; i < 5000; i++) {
            many.text("a" + i, "");
        }
        assertTrue(assertThrows(IOException.class, () -> read(many.end().file())).getMessage().contains("more than 1000"));
        assertThrows(IOException.class, () -> read(new ExrBytes(0).text("x".repeat(256), "").end().file()));
        ExrBytes parts = new ExrBytes(0x1000);
        for (int i = 0; i < 900; i++) {
            parts.text("name", "p").end();
        }
        assertEquals(64, read(parts.end().file()).parts().size());
    }

    @Test
    void longValuesAreSteppedOver() throws IOException {
        byte[] start = new ExrBytes(0).attribute("preview", "preview", new byte[1_500_000]).text("owner", "me").end().file();
        TestCard card = new TestCard().withSparse("x.exr", start, 200L << 30);
        ExrPart part = ExrHeader.read(ByteWindow.of(card.open("x.exr"), ByteOrder.BIG_ENDIAN)).first();
        assertEquals(Optional.of("me"), part.get("owner").text());
        assertTrue(card.bytesRead() <= 2 * 4096, "read " + card.bytesRead());
    }

    @Test
    void cutAnywhereItIsRefusedWithASentence() {
        byte[] file = full().file();
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertFalse(assertThrows(IOException.class, () -> read(cut)).getMessage().isBlank());
        }
    }

    @Test
    void twoThousandMutantsAreReadOrRefused() {
        int[] read = new int[1];
        Mutants.of(full().file(), 2, 2000).forEach(mutant -> {
            try {
                for (ExrPart part : read(mutant).parts()) {
                    part.channels();
                    part.attributes().values().forEach(ExrAttribute::shown);
                }
                read[0]++;
            } catch (IOException refused) {
                assertFalse(refused.getMessage().isBlank());
            }
        });
        assertTrue(read[0] > 200 && read[0] < 2000, "the damage should neither be nothing nor everything: " + read[0]);
    }

    /** The expected values were read from the files with a hex viewer. */
    @Test
    void realFilesOfTheFormatsOwnMakers() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "the samples are not here");
        ExrPart window = read(Files.readAllBytes(SAMPLES.resolve("t01.exr"))).first();
        assertEquals(400, window.get("dataWindow").box().orElseThrow().width());
        assertEquals(300, window.get("displayWindow").box().orElseThrow().height());
        assertEquals(Optional.of("PIZ"), window.compression());
        ExrPart gamma = read(Files.readAllBytes(SAMPLES.resolve("GammaChart.exr"))).first();
        assertEquals(800, gamma.get("dataWindow").box().orElseThrow().height());
        assertEquals(Optional.of("PXR24"), gamma.compression());
        assertTrue(gamma.get("timeCode").timecode().isEmpty() && gamma.get("framesPerSecond").rate().isEmpty());
    }
}
