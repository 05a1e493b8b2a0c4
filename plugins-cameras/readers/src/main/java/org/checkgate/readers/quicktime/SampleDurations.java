package org.checkgate.readers.quicktime;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;
import org.checkgate.readers.Rates;
import org.checkgate.spi.Rate;

/**
 * How long the samples last, from the stts box (ISO/IEC 14496-12, 8.6.1.2).
 *
 * @param samples how many the entries that were read add up to
 * @param rate    samples a second
 * @param steady  whether all but the last last equally long
 */
record SampleDurations(long samples, Optional<Rate> rate, boolean steady) {
    static final SampleDurations NONE = new SampleDurations(0, Optional.empty(), true);
    /** A camera writes one entry or a few; enough to know the usual duration of an uneven film. */
    private static final int MOST_ENTRIES = 512;

    static SampleDurations read(ByteWindow source, Box stts, long timescale) throws IOException {
        long entries = Math.min(Math.min(source.u32(stts.start() + 4), (stts.length() - 8) / 8), MOST_ENTRIES);
        Map<Long, Long> samplesByDuration = new HashMap<>();
        long samples = 0;
        double time = 0;
        boolean steady = true;
        long first = 0;
        for (int i = 0; i < entries; i++) {
            long count = source.u32(stts.start() + 8 + i * 8L);
            long duration = source.u32(stts.start() + 12 + i * 8L);
            samplesByDuration.merge(duration, count, Long::sum);
            samples += count;
            time += (double) count * duration;
            first = i == 0 ? duration : first;
            steady &= duration == first || i == entries - 1 && count == 1;
        }
        long usual = samplesByDuration.entrySet().stream()
            .max(Map.Entry.<Long, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).orElse(0L);
        Optional<Rate> rate = Rates.of(timescale, usual);
        if (rate.isPresent() && !Rates.isUsual(rate.get()) && time > 0) {
            rate = Rates.near(samples * (double) timescale / time).or(() -> Rates.of(timescale, usual));
        }
        return new SampleDurations(samples, rate, steady);
    }
}
