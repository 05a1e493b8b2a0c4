package org.checkgate.readers.mxf;

import java.util.Optional;
import java.util.stream.Stream;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;

/**
 * Real frames a second of a timecode: its component states a whole number, such as 24, and an edit rate tells whether that is 24/1 or
 * 24000/1001.
 */
final class TimecodeRate {
    private static final int FASTEST = 1000;

    private TimecodeRate() {
    }

    /** Absent when frames cannot be numbered like this. */
    static Optional<Rate> of(MxfTrack track, Mxf mxf) {
        TimecodeComponent component = track.timecode().orElseThrow();
        int base = component.base();
        if (base < 1 || base > FASTEST) {
            return Optional.empty();
        }
        // In sound files the timecode's track counts samples; then another track of the file may count frames.
        Stream<Rate> stated = Stream.concat(track.editRate().stream(),
            mxf.packages().stream().flatMap(p -> p.tracks().stream()).flatMap(t -> t.editRate().stream()));
        Rate rate = stated.flatMap(r -> counting(r, base).stream()).findFirst()
            .orElseGet(() -> component.dropFrame() ? new Rate(base * 1000L, 1001) : new Rate(base, 1));
        return Timecode.possible(rate, component.dropFrame()) ? Optional.of(rate) : Optional.empty();
    }

    /** The rate at which so many numbers a second are counted: the edit rate, or a whole part of it where two frames share a number. */
    private static Optional<Rate> counting(Rate edit, int base) {
        long frames = edit.asDouble() > FASTEST ? 0 : edit.nominal();
        if (frames == base) {
            return Optional.of(edit);
        }
        return frames > base && frames % base == 0 ? Optional.of(new Rate(edit.num() * base, edit.den() * frames)) : Optional.empty();
    }
}
