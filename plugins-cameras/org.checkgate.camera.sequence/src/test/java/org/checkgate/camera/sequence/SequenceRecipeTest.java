package org.checkgate.camera.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import org.checkgate.readers.dpx.DpxBytes;
import org.checkgate.spi.Rate;
import org.checkgate.spi.RenderRecipe;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;

/** Which sequences can be played. */
class SequenceRecipeTest {
    private final SequencePlugin plugin = new SequencePlugin();

    @Test
    void framesAtTheRateOfTheirHeader() throws IOException {
        assertEquals(Optional.of(RenderRecipe.frames(new Rate(24000, 1001))), recipe(frames(23.976f, 1, 2, 3)));
        assertEquals(Optional.of(RenderRecipe.frames(new Rate(25, 1))), recipe(frames(25, 10, 20, 30)));
    }

    @Test
    void whereNoHeaderStatesARateNothingIsSaid() throws IOException {
        assertEquals(Optional.empty(), recipe(frames(0, 1, 2, 3)));
    }

    @Test
    void aStillIsNoFilm() throws IOException {
        assertEquals(Optional.empty(), recipe(frames(24, 1)));
    }

    @Test
    void framesThatAreMissingAreTold() {
        IOException gap = assertThrows(IOException.class, () -> recipe(frames(24, 1, 2, 4)));
        assertTrue(gap.getMessage().startsWith("1 frame is missing"), gap.getMessage());
    }

    @Test
    void theFirstFrameThatIsNotEmptyIsLookedAt() throws IOException {
        assertEquals(Optional.of(RenderRecipe.frames(new Rate(24, 1))), recipe(frames(24, 2, 3).with("A/A.0001.dpx", new byte[0])));
    }

    private Optional<RenderRecipe> recipe(TestCard card) throws IOException {
        return plugin.recipe(plugin.group(card).get(0), card);
    }

    private static TestCard frames(float rate, int... numbers) {
        TestCard card = new TestCard();
        for (int number : numbers) {
            card.with(String.format(Locale.ROOT, "A/A.%04d.dpx", number), new DpxBytes(ByteOrder.BIG_ENDIAN, 64, 36).time(0x10111200 + number, rate).file());
        }
        return card;
    }
}
