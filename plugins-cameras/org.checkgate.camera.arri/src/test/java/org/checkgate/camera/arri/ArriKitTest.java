package org.checkgate.camera.arri;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.checkgate.testkit.CameraPluginKit;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What every camera plugin promises. */
@Tag("long")
class ArriKitTest {
    /** A reel of films with descriptions, one of MXF files, and clips that somebody renamed. */
    static CameraPluginKit withCards(CameraPluginKit kit) {
        byte[] film = ArriPluginTest.mini().film();
        byte[] mxf = ArriPluginTest.alexa35().file();
        byte[] xml = "<?xml version=\"1.0\"?>\n<clip><name>A001C001_261120_R1ZA</name></clip>".getBytes(StandardCharsets.UTF_8);
        String clip = "A001R1ZA/A001C001_261120_R1ZA";
        return kit.withCard(new TestCard("X").with(clip + ".mov", film).with(clip + ".cdl", xml).with(clip + "_graded.amf", xml)
                .with("A001R1ZA/ARRIINFO/A001C001_261120_R1ZA.xml", xml).with("A001R1ZA/A001R1ZA_AVID.ale", new byte[50])
                .with("A001R1ZA/A001C002_261120_R1ZA.mov", film).with("A001R1ZA/A001C002_261120_R1ZA.xml", xml))
            .withCard(new TestCard("A_0001_1BY9").with("A_0001C001_260930_084650_c1BY9.mxf", mxf))
            .withCard(new TestCard("X").with("renamed.mov", film).with("renamed.mxf", mxf));
    }

    @TestFactory
    Stream<DynamicTest> keepsItsPromises() {
        return withCards(CameraPluginKit.of(new ArriPlugin())).clauses();
    }
}
