package org.checkgate.camera.quicktime;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.checkgate.readers.quicktime.FilmBytes;
import org.checkgate.testkit.CameraPluginKit;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What every camera plugin promises. */
@Tag("long")
class QuickTimeKitTest {
    /** A card of Blackmagic's with a proxy and a sidecar, and films of all kinds and endings. */
    static CameraPluginKit withCards(CameraPluginKit kit) {
        byte[] film = QuickTimePluginTest.arri().film();
        byte[] phone = new FilmBytes().picture("avc1", 848, 480, 90_000, 3003, 362).sound("mp4a", 2, 16, 48000)
            .timecode(2_100_244, 2, 90_000, 3003, 29, "").film();
        byte[] xml = "<?xml version=\"1.0\"?>\n<clip><name>C0001</name></clip>".getBytes(StandardCharsets.UTF_8);
        return kit.withCard(new TestCard("A001").with("A001_08151512_C002.braw", film)
                .with("A001_08151512_C002.sidecar", "{}".getBytes(StandardCharsets.UTF_8)).with("Proxy/A001_08151512_C002.mp4", phone))
            .withCard(new TestCard("B001").with("C0001.MP4", phone).with("C0001M01.XML", xml)
                .with("B001C001_261120_R1ZA.mov", film).with("A.crm", film)
                .with("film.qt", film).with("film.m4v", phone));
    }

    @TestFactory
    Stream<DynamicTest> keepsItsPromises() {
        return withCards(CameraPluginKit.of(new QuickTimePlugin())).clauses();
    }
}
