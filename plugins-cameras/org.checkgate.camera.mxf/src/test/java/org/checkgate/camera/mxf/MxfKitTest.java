package org.checkgate.camera.mxf;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.checkgate.readers.mxf.MxfBytes;
import org.checkgate.testkit.CameraPluginKit;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What every camera plugin promises. */
@Tag("long")
class MxfKitTest {
    /** XDCAM and P2 cards, and files of picture and of sound alone. */
    static CameraPluginKit withCards(CameraPluginKit kit) {
        byte[] xdcam = MxfPluginTest.xdcam().tape("XDC0001", 36_000 * 25, 50).file();
        byte[] picture = new MxfBytes().picture(MxfBytes.PRORES_HQ, 3840, 2160).rate(60_000, 1001, 30, true).starts(107_892, 107_892).file();
        byte[] sound = new MxfBytes().rate(48_000, 1, 30, true).starts(107_892, -1).sound(2, 48_000, 24).durations(1_601_600, 1_601_600, 0).file();
        byte[] xml = "<?xml version=\"1.0\"?>\n<clip><name>0001AB</name></clip>".getBytes(StandardCharsets.UTF_8);
        return kit.withCard(new TestCard("XDCAM").with("Clip/C0001.MXF", xdcam).with("Clip/C0001M01.XML", xml).with("Sub/C0001S01.MXF", xdcam))
            .withCard(new TestCard("P2").with("CONTENTS/VIDEO/0001AB.MXF", picture).with("CONTENTS/AUDIO/0001AB00.MXF", sound)
                .with("CONTENTS/AUDIO/0001AB01.MXF", sound).with("CONTENTS/CLIP/0001AB.XML", xml).with("CONTENTS/ICON/0001AB.BMP", new byte[50])
                .with("CONTENTS/PROXY/0001AB.MP4", new byte[50]))
            .withCard(new TestCard("A001").with("A001C001_261120_R1ZA.mxf", picture).with("sound.mxf", sound)
                .with("open.mxf", MxfPluginTest.xdcam().status(1, 4).durations(-1, -1, 77).footerFoundBy(false, true).file()));
    }

    @TestFactory
    Stream<DynamicTest> keepsItsPromises() {
        return withCards(CameraPluginKit.of(new MxfPlugin())).clauses();
    }
}
