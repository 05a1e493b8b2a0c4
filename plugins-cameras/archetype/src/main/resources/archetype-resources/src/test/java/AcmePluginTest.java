package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;
import org.checkgate.testkit.CameraPluginKit;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AcmePluginTest {
    private final AcmePlugin plugin = new AcmePlugin();

    /** What every camera plugin promises, from truncated files to 200,000 frames. */
    @TestFactory
    Stream<DynamicTest> keepsItsPromises() {
        return CameraPluginKit.of(plugin).withCard(AcmeCard.make()).clauses();
    }

    @Test
    void aFilmIsAClipWithWhatItsHeaderSays() throws IOException {
        TestCard card = AcmeCard.make();
        List<Clip> clips = plugin.group(card);
        assertEquals(List.of("A001C001", "A001C002"), clips.stream().map(Clip::name).toList());
        Inspection said = plugin.inspect(clips.get(0), card);
        assertEquals(new Rate(24_000, 1001), said.metadata().get(Field.FRAME_RATE).value());
        assertEquals("01:00:00:00", ((Timecode) said.metadata().get(Field.START_TIMECODE).value()).text());
        assertEquals(240L, said.metadata().get(Field.DURATION_FRAMES).value());
        assertEquals("A001", said.metadata().get(Field.REEL).value());
        assertEquals("Acme One", said.metadata().get(Field.MODEL).value());
    }

    @Test
    void anotherFileOfThatNameIsLeftToOthers() throws IOException {
        TestCard card = new TestCard().with("A.acme", "no film".getBytes());
        assertEquals(0, plugin.recognise(card));
        assertEquals(List.of(), plugin.group(card));
    }

    @Test
    void aFilmThatIsCutOffIsASentence() throws IOException {
        Clip clip = plugin.group(AcmeCard.make()).get(0);
        TestCard card = new TestCard().with(clip.primary().path(), "ACME".getBytes());
        assertEquals("The file has 4 bytes, and an Acme film starts with 64.",
            assertThrows(IOException.class, () -> plugin.inspect(clip, card)).getMessage());
    }
}
