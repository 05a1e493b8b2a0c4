package org.checkgate.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.Rate;
import org.checkgate.spi.RenderRecipe;
import org.checkgate.spi.Role;
import org.checkgate.spi.Timecode;
import org.junit.jupiter.api.Test;

class InspectJsonTest {
    @Test
    void writesTheContractsDocument() throws Exception {
        FakePlugin plugin = new FakePlugin("fake", 50, "x") {
            @Override
            public Inspection inspect(Clip clip, Media media) {
                Rate rate = new Rate(30000, 1001);
                return Inspection.builder().offer(Field.START_TIMECODE, new Timecode(1800, rate, true), "tmcd", Confidence.READ)
                    .offer(Field.FRAME_RATE, new Rate(60000, 1001), "stts", Confidence.READ).offer(Field.DURATION_FRAMES, 11, "stts", Confidence.READ)
                    .offer(Field.CIRCLED, false, "ixml", Confidence.READ).offer(Field.SHUTTER_ANGLE, 172.8, "qt", Confidence.READ)
                    .offer(Field.AUDIO_TRACK_NAMES, List.of("Boom", ""), "ixml", Confidence.READ).raw("qt", "k\"ey", "välue").build();
            }
        };
        CardReport report = new CardInspector().inspect(new FakeSource().with("d/a.x", "1").with("z.txt", "2"), () -> List.of(plugin.hosted()));
        ObjectNode written = (ObjectNode) new ObjectMapper().readTree(InspectJson.document(report).toString());
        String expected = """
            {"clips":[{"name":"a","format":"fake","plugin":"fake","files":[{"path":"d/a.x","role":"essence","order":0}],"metadata":{
            "clipName":{"value":"a","source":"file name","confidence":"guessed"},
            "startTimecode":{"value":{"text":"00:01:00;02","frames":1800,"rate":"30000/1001","dropFrame":true},"source":"tmcd","confidence":"read"},
            "endTimecode":{"value":{"text":"00:01:00;08","frames":1806,"rate":"30000/1001","dropFrame":true},
              "source":"startTimecode + durationFrames","confidence":"derived"},
            "frameRate":{"value":"60000/1001","source":"stts","confidence":"read"},
            "durationFrames":{"value":11,"source":"stts","confidence":"read"},
            "shutterAngle":{"value":172.8,"source":"qt","confidence":"read"},
            "circled":{"value":false,"source":"ixml","confidence":"read"},
            "audio.trackNames":{"value":["Boom",""],"source":"ixml","confidence":"read"}},
            "raw":{"qt":{"k\\"ey":"välue"}},"findings":[]}],"unrecognised":["z.txt"]}""";
        assertEquals(new ObjectMapper().readTree(expected), written);
    }

    @Test
    void aRecipeStandsInItOnlyWhereThereIsOne() {
        Clip clip = new Clip("A", "dpx", List.of(new ClipFile("a.1.dpx", 10, Role.FRAME, 0)));
        Inspection nothing = Inspection.builder().build();
        assertEquals("{\"way\":\"frames\",\"role\":\"frame\",\"rate\":\"24000/1001\",\"squeeze\":1.0}", InspectJson.clip(new ClipReport(clip, "sequence", "1", nothing,
            Optional.of(RenderRecipe.frames(new Rate(24000, 1001))))).path("render").toString());
        assertFalse(InspectJson.clip(new ClipReport(clip, "sequence", "1", nothing)).has("render"));
        assertThrows(IllegalArgumentException.class, () -> new ClipReport(clip, "sequence", "1", nothing,
            Optional.of(new RenderRecipe(RenderRecipe.Way.FRAMES, Role.AUDIO, new Rate(24, 1), 1))));
    }

    @Test
    void aFindingHasItsFiveParts() {
        CardReport report = new CardInspector().inspect(new FakeSource().with("a.wav", "RIFF\0\0\0\0WAVEfmt "), List::of);
        ObjectNode document = InspectJson.document(report);
        assertEquals("NO_PLUGIN", document.at("/clips/0/findings/0/code").asText());
        assertEquals("INFO", document.at("/clips/0/findings/0/severity").asText());
        assertEquals("a.wav", document.at("/clips/0/findings/0/path").asText());
        assertFalse(document.at("/clips/0/findings/0/sentence").asText().isBlank());
        assertFalse(document.at("/clips/0/findings/0/next").asText().isBlank());
        assertEquals("wave", document.at("/clips/0/format").asText());
        assertFalse(document.has("findings"));
    }
}
