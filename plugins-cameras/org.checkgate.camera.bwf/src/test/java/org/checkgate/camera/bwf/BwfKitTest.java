package org.checkgate.camera.bwf;

import java.util.stream.Stream;
import org.checkgate.testkit.CameraPluginKit;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every camera plugin promises. */
class BwfKitTest {
    @TestFactory
    Stream<DynamicTest> keepsItsPromises() {
        byte[] take = BwfPluginTest.poly().file();
        return CameraPluginKit.of(new BwfPlugin()).withCard(new TestCard("SR001").with("12A_3.WAV", take).with("DAY2/13_1.WAV", take)).clauses();
    }
}
