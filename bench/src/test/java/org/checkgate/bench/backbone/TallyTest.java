package org.checkgate.bench.backbone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final long TENTH = 100_000_000;
    private final Tally tally = new Tally();

    /** So many bytes in each of these tenths of a second. */
    private void add(int from, int tenths, int bytes) {
        for (int i = from; i < from + tenths; i++) {
            tally.add(bytes, 7 + i * TENTH);
        }
    }

    @Test
    void theSlowestAndTheFastestStretchWhereverTheyBegin() throws IOException {
        add(0, 15, 100);
        add(15, 10, 300);
        add(25, 10, 0);
        add(35, 15, 100);
        assertEquals(new Tally.Extremes(0, 3000), tally.extremes(Duration.ofSeconds(1), 6000));
        assertEquals(new Tally.Extremes(500, 2000), tally.extremes(Duration.ofSeconds(2), 6000));
    }

    @Test
    void whatComesWhenThereIsNothingMoreToSendIsNoSlowness() throws IOException {
        add(0, 20, 100);
        add(60, 1, 5);
        assertEquals(new Tally.Extremes(1000, 1000), tally.extremes(Duration.ofSeconds(1), 2000));
        assertEquals(2005, tally.total());
        assertEquals(1000, tally.speed(2000), 1e-9);
    }

    @Test
    void aStretchThatIsLongerThanAllIsNoFigure() {
        add(0, 5, 100);
        assertThrows(IOException.class, () -> tally.extremes(Duration.ofSeconds(1), 500));
    }
}
