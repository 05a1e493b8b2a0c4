package org.checkgate.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class RenderRecipeTest {
    @Test
    void framesAreOnePictureAFile() {
        assertEquals(new RenderRecipe(RenderRecipe.Way.FRAMES, Role.FRAME, new Rate(24, 1), 1), RenderRecipe.frames(new Rate(24, 1)));
        assertEquals("frames", RenderRecipe.Way.FRAMES.text());
    }

    @Test
    void whatNobodyCanPlayIsRefused() {
        for (double squeeze : List.of(0.0, -1.0, 0.2, 4.1, Double.NaN, Double.POSITIVE_INFINITY)) {
            assertThrows(IllegalArgumentException.class, () -> new RenderRecipe(RenderRecipe.Way.FRAMES, Role.FRAME, new Rate(24, 1), squeeze));
        }
        assertThrows(IllegalArgumentException.class, () -> RenderRecipe.frames(new Rate(1001, 1)));
        assertThrows(NullPointerException.class, () -> RenderRecipe.frames(null));
    }
}
