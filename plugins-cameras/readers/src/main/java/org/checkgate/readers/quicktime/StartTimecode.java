package org.checkgate.readers.quicktime;

import java.io.IOException;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Severity;
import org.checkgate.spi.Timecode;

/** The timecode of the first frame: a frame number in the first sample of the timecode track, not in the description. */
final class StartTimecode {
    private static final String NEXT = "Take the timecode from the camera report or the sound, and tell the camera department.";

    private StartTimecode() {
    }

    static void offer(Movie movie, ByteWindow source, String path, Inspection.Builder to) throws IOException {
        for (Track track : movie.tracks()) {
            TimecodeEntry entry = track.timecode().orElse(null);
            if (entry == null || entry.counter() || entry.rate().isEmpty() || track.firstChunk() < 0) {
                continue;
            }
            if (track.firstChunk() > source.size() - 4) {
                to.finding(new Finding("TIMECODE_UNREADABLE", Severity.INFO, path, "The file ends before the place where its timecode should be.", NEXT));
                return;
            }
            Optional<Timecode> timecode = timecode(entry, source.s32(track.firstChunk()));
            if (timecode.isEmpty()) {
                to.finding(new Finding("TIMECODE_UNREADABLE", Severity.INFO, path, "The timecode track holds a number that is no time of day.", NEXT));
            } else {
                to.offer(Field.START_TIMECODE, timecode.get(), "tmcd", Confidence.READ);
            }
            return;
        }
    }

    private static Optional<Timecode> timecode(TimecodeEntry entry, long frame) {
        Rate rate = entry.rate().orElseThrow();
        if (!Timecode.possible(rate, entry.dropFrame())) {
            return Optional.empty();
        }
        if (entry.wraps() && frame >= 0) {
            return Optional.of(new Timecode(0, rate, entry.dropFrame()).plus(frame));
        }
        try {
            return Optional.of(new Timecode(frame, rate, entry.dropFrame()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
