package org.checkgate.camera.arri;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.checkgate.readers.Mutants;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes say: an answer or an IOException with a sentence, within the budget, and an end. */
@Timeout(600)
class DamagedArriClipTest {
    private final ArriPlugin plugin = new ArriPlugin();

    private boolean survives(byte[] film, String format) {
        String path = "renamed." + (format.equals("mxf") ? "mxf" : "mov");
        TestCard card = new TestCard().with(path, film);
        try {
            plugin.recognise(card);
            plugin.group(card);
            return plugin.inspect(new Clip("A001C001_261120_R1ZA", format, List.of(new ClipFile(path, film.length, Role.ESSENCE, 0))), card)
                .metadata().size() > 3;
        } catch (IOException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
            return false;
        } finally {
            assertEquals(0, card.refusals(), "reads beyond the budget");
        }
    }

    @Test
    void twoThousandMutantsOfAFilm() {
        long understood = Mutants.of(ArriPluginTest.mini().film(), 20_26, 2000).filter(m -> survives(m, "quicktime")).count();
        assertTrue(understood > 300 && understood < 2000, "the damage should neither be nothing nor everything: " + understood);
    }

    @Test
    void twoThousandMutantsOfAnMxfFile() {
        long understood = Mutants.of(ArriPluginTest.alexa35().essence(60).file(), 20_27, 2000).filter(m -> survives(m, "mxf")).count();
        assertTrue(understood > 300 && understood < 2000, "the damage should neither be nothing nor everything: " + understood);
    }
}
