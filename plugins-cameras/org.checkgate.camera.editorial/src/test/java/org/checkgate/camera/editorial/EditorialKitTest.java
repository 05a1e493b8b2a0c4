package org.checkgate.camera.editorial;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.checkgate.testkit.CameraPluginKit;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What every camera plugin promises. */
@Tag("long")
class EditorialKitTest {
    /** A sidecar of each kind on one card, and logs in other codes. */
    static CameraPluginKit withCards(CameraPluginKit kit) {
        TestCard card = new TestCard("DAY 1");
        Map.ofEntries(Map.entry("ale", Texts.ALE), Map.entry("amf", Texts.AMF), Map.entry("csv", Texts.CSV), Map.entry("edl", Texts.EDL),
            Map.entry("fdl", Texts.FDL), Map.entry("cube", Texts.CUBE), Map.entry("look", Texts.LOOK), Map.entry("ccc", Texts.CCC),
            Map.entry("cdl", Texts.CDL), Map.entry("cc", Texts.CC), Map.entry("3dl", "3DMESH\nMesh 5 12\n0 0 0\n"), Map.entry("pdf", "%PDF-1.7\n"))
            .forEach((kind, text) -> card.with("reports/day." + kind, text.getBytes(StandardCharsets.UTF_8)));
        return kit.withCard(card).withCard(new TestCard("DAY 2").with("day 2.ALE", ("\ufeff" + Texts.ALE).getBytes(StandardCharsets.UTF_16LE))
            .with("day 2.amf", ("\ufeff" + Texts.AMF).getBytes(StandardCharsets.UTF_8)));
    }

    @TestFactory
    Stream<DynamicTest> keepsItsPromises() {
        return withCards(CameraPluginKit.of(new EditorialPlugin())).clauses();
    }
}
