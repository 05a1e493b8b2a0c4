package org.checkgate.camera.sequence;

import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.checkgate.readers.dpx.DpxBytes;
import org.checkgate.readers.exr.ExrBytes;
import org.checkgate.readers.riff.WaveBytes;
import org.checkgate.readers.tiff.Tag;
import org.checkgate.readers.tiff.TiffBytes;
import org.checkgate.testkit.CameraPluginKit;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every camera plugin promises. */
@org.junit.jupiter.api.Tag("long")
class SequenceKitTest {
    /** A card of each format: CinemaDNG with its sound, DPX, OpenEXR, and stills in TIFF and DNG. */
    static CameraPluginKit withCards(CameraPluginKit kit) {
        TestCard dng = new TestCard("A001").with("A001_C001/A001_C001.wav", new WaveBytes("RIFF").fmt(2, 48000, 24).data(600)
            .ixml("<SCENE>12A</SCENE>").file());
        TestCard dpx = new TestCard("A001R1ZA");
        TestCard exr = new TestCard("");
        for (int i = 0; i < 5; i++) {
            dng.with("A001_C001/A001_C001_00000" + i + ".dng", TiffBytes.cinemaDng(ByteOrder.LITTLE_ENDIAN, 4096, 2160, 0x1011_1200 + i).file());
            dpx.with("shots/a_v002.000" + i + ".dpx", new DpxBytes(ByteOrder.BIG_ENDIAN, 2048, 1556).time(0x1011_1200 + i, 24f)
                .text(1532, "2026:11:20:10:11:12+0100").text(1556, "Scanner").number(1628, 2).number(1632, 1).text(1764, "12A/3").file());
            exr.with("000" + i + ".exr", new ExrBytes(0).picture(64, 32, 4).timecode(0x1011_1200 + i).rational("framesPerSecond", 24, 1)
                .text("reelName", "A001R1ZA").text("capDate", "2026:11:20 10:11:12").decimal("utcOffset", 3600).end().file());
        }
        return kit.withCard(dng).withCard(dpx).withCard(exr).withCard(new TestCard("STILLS")
            .with("chart.tif", new TiffBytes(ByteOrder.BIG_ENDIAN).numbers(Tag.WIDTH, 3, 64).numbers(Tag.HEIGHT, 3, 32)
                .text(Tag.DATE_TIME, "2026:11:20 10:11:12").file())
            .with("IMG_2001.dng", TiffBytes.cinemaDng(ByteOrder.BIG_ENDIAN, 64, 32, 0x1011_1213).file()));
    }

    @TestFactory
    Stream<DynamicTest> keepsItsPromises() {
        return withCards(CameraPluginKit.of(new SequencePlugin())).clauses();
    }
}
