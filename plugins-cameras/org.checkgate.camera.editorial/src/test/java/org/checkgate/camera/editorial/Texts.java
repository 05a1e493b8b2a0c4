package org.checkgate.camera.editorial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Role;
import org.checkgate.testkit.TestCard;

/** One sidecar of each kind, and the plugin's answer to it. */
final class Texts {
    static final String ALE = """
        Heading
        FIELD_DELIM\tTABS
        VIDEO_FORMAT\t1080
        FPS\t23.976

        Column
        Name\tTape\tStart\tEnd\tDuration\tScene\tASC_SOP\tASC_SAT

        Data
        A005_C010\tA005\t17:49:33:01\t17:49:35:10\t00:00:02:09\t12A\t(0.87 0.93 0.99)(-0.08 -0.09 -0.08)(0.99 1.02 1.01)\t0.9
        A005_C011\tA005\t17:49:55:19\t17:50:02:04\t00:00:06:09\t12A\t(1 1 1)(0 0 0)(1 1 1)\t1
        """;
    static final String AMF = """
        <?xml version="1.0" encoding="UTF-8"?>
        <aces:acesMetadataFile xmlns:aces="urn:ampas:aces:amf:v2.0" xmlns:cdl="urn:ASC:CDL:v1.01" version="2.0">
          <aces:amfInfo><aces:description>Second unit</aces:description></aces:amfInfo>
          <aces:clipId><aces:clipName>A001C012</aces:clipName></aces:clipId>
          <aces:pipeline>
            <aces:inputTransform applied="true"><aces:transformId>urn:ampas:aces:transformId:v1.5:IDT.ARRI</aces:transformId></aces:inputTransform>
            <aces:lookTransform applied="false"><aces:file>first.clf</aces:file></aces:lookTransform>
            <aces:lookTransform applied="true"><aces:description>Night</aces:description>
              <cdl:ASC_SOP><cdl:Slope>2.0 2.0 2.0</cdl:Slope><cdl:Offset>0.1 0.1 0.1</cdl:Offset><cdl:Power>1 1 1</cdl:Power></cdl:ASC_SOP>
              <cdl:ASC_SAT><cdl:Saturation>1</cdl:Saturation></cdl:ASC_SAT>
            </aces:lookTransform>
          </aces:pipeline>
        </aces:acesMetadataFile>
        """;
    static final String CCC = """
        <ColorCorrectionCollection xmlns="urn:ASC:CDL:v1.01">
          <ColorCorrection id="12A_1"><SOPNode><Slope>1 1 1</Slope><Offset>0 0 0</Offset><Power>1 1 1</Power></SOPNode>
            <SatNode><Saturation>0.9</Saturation></SatNode></ColorCorrection>
          <ColorCorrection id="12A_2"><SOPNode><Slope>1.1 1 1</Slope><Offset>0 0 -.01</Offset><Power>1 1 1e0</Power></SOPNode></ColorCorrection>
        </ColorCorrectionCollection>
        """;
    static final String CC = CCC.substring(CCC.indexOf("<ColorCorrection id"), CCC.indexOf("</ColorCorrection>") + 18);
    static final String CDL = "<ColorDecisionList><ColorDecision>" + CC + "</ColorDecision></ColorDecisionList>";
    static final String FDL = """
        {"uuid": "0", "version": {"major": 2, "minor": 0}, "default_framing_intent": "1",
         "contexts": [{"label": "A camera", "canvases": [
           {"label": "4.5K Open Gate", "id": "1", "dimensions": {"width": 4448, "height": 3096}, "anamorphic_squeeze": 1.3},
           {"label": "", "id": "2", "dimensions": {"width": 3840, "height": 2160}, "note": null}]},
          {"canvases": [{"label": "B", "dimensions": {"width": 1920.5, "height": 1080}}]}]}
        """;
    static final String CUBE = """
        # made on set
        TITLE "Night look"
        LUT_3D_SIZE 33
        DOMAIN_MIN 0.0 0.0 0.0
        0.0 0.0 0.0
        0.1 0.0 0.0
        """;
    static final String EDL = """
        TITLE:   Reel 1
        FCM: NON-DROP FRAME
        001  A001R1ZA V     C        01:00:04:05 01:00:05:12 00:59:53:11 00:59:54:18
        * FROM CLIP NAME:  take_1
        *ASC_SOP (0.1 0.2 0.3) (1.0 -0.0122 0.0305) (1.0 0.0 1.0)
        002  A002R1ZA V     D    024 01:00:06:13 01:00:08:15 00:59:54:18 00:59:56:20
        """;
    static final String CSV = "\"Scene\";\"Take; circled\";\"Note \"\"quoted\"\"\"\r\n12A;3;\"two\r\nlines\"\r\n\r\n12A;4;\r\n";
    static final String LOOK = "<look name=\"Night\"><shaders/><LUT><size>\"17\"</size><data>\"" + "3F800000".repeat(2000) + "\"</data></LUT></look>";

    private Texts() {
    }

    static Inspection inspect(String extension, byte[] content) throws IOException {
        return inspect(extension, content, content.length, new TestCard());
    }

    static Inspection inspect(String extension, String content) throws IOException {
        return inspect(extension, content.getBytes(StandardCharsets.UTF_8));
    }

    static Inspection inspect(String extension, byte[] start, long size, TestCard card) throws IOException {
        String path = "day." + extension;
        card.withSparse(path, start, size);
        return new EditorialPlugin().inspect(new Clip("day", extension, List.of(new ClipFile(path, size, Role.SIDECAR, 0))), card);
    }
}
