package org.checkgate.camera.bwf;

import java.util.stream.Stream;
import org.checkgate.readers.riff.WaveBytes;
import org.checkgate.testkit.CameraPluginKit;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What every camera plugin promises. */
@Tag("long")
class BwfKitTest {
    /** Takes of all channels in a file, and of a file a channel. */
    static CameraPluginKit withCards(CameraPluginKit kit) {
        byte[] take = BwfPluginTest.poly().file();
        TestCard mono = new TestCard("SR002").with("T5.TAKE/a.WAV", take);
        for (int i = 1; i <= 3; i++) {
            mono.with("A101_1_" + i + ".WAV", new WaveBytes("RIFF").bext("sTRK" + i + "=Name " + i, 48_000L * 3600).fmt(1, 48000, 24).data(300).file());
        }
        return kit.withCard(new TestCard("SR001").with("12A_3.WAV", take).with("DAY2/13_1.WAV", take)).withCard(mono);
    }

    @TestFactory
    Stream<DynamicTest> keepsItsPromises() {
        return withCards(CameraPluginKit.of(new BwfPlugin())).clauses();
    }
}
