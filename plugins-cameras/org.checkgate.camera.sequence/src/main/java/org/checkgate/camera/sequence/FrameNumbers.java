package org.checkgate.camera.sequence;

import java.util.ArrayList;
import java.util.List;
import org.checkgate.spi.ClipFile;

/**
 * The numbers of a sequence's frames, in order.
 *
 * @param numbers ascending, one a frame
 * @param step    from one to the next; 1 unless all are the same step apart, as time lapse may count
 */
record FrameNumbers(long[] numbers, long step) {
    /** Two numbers have a distance and no habit. */
    private static final int FEWEST_FOR_A_STEP = 3;

    static FrameNumbers of(List<ClipFile> frames) {
        long[] numbers = new long[frames.size()];
        for (int i = 0; i < numbers.length; i++) {
            String path = frames.get(i).path();
            numbers[i] = FrameName.of(path).number(path);
        }
        long step = numbers.length < FEWEST_FOR_A_STEP ? 1 : numbers[1] - numbers[0];
        for (int i = 1; i < numbers.length && step != 1; i++) {
            if (numbers[i] - numbers[i - 1] != step) {
                step = 1;
            }
        }
        return new FrameNumbers(numbers, Math.max(1, step));
    }

    long first() {
        return numbers[0];
    }

    long last() {
        return numbers[numbers.length - 1];
    }

    /** How many steps a frame is after the first, by its number. */
    long place(int index) {
        return (numbers[index] - numbers[0]) / step;
    }

    /** The numbers between first and last that no frame has. */
    Ranges missing() {
        List<Ranges.Range> gaps = new ArrayList<>();
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] - numbers[i - 1] > step) {
                gaps.add(new Ranges.Range(numbers[i - 1] + step, numbers[i] - step));
            }
        }
        return new Ranges(gaps, step);
    }
}
