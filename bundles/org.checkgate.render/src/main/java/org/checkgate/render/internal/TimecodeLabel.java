package org.checkgate.render.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;

/**
 * A timecode as ffmpeg writes it (libavutil/timecode.c): {@code hh:mm:ss:ff}, with {@code ;} before the frames when drop-frame. A frame
 * number beyond midnight gets hours beyond 23 in some of its readers; the hour of the day is meant. Frames have as many digits as their
 * rate needs.
 *
 * @param frame in its second, at a rate that the label does not tell
 */
record TimecodeLabel(int hour, int minute, int second, int frame, boolean dropFrame) {
    private static final Pattern TEXT = Pattern.compile("(\\d{2,4}):(\\d{2}):(\\d{2})([:;.,])(\\d{1,5})");
    private static final int HOURS = 24;

    static Optional<TimecodeLabel> parse(String text) {
        Matcher m = TEXT.matcher(text.strip());
        return m.matches() ? Optional.of(new TimecodeLabel(Integer.parseInt(m.group(1)) % HOURS, Integer.parseInt(m.group(2)),
                Integer.parseInt(m.group(3)), Integer.parseInt(m.group(5)), !m.group(4).equals(":"))) : Optional.empty();
    }

    /** Empty when there is no such timecode at this rate. */
    Optional<Timecode> at(Rate rate) {
        try {
            return Timecode.possible(rate, dropFrame) ? Optional.of(Timecode.of(hour, minute, second, frame, rate, dropFrame)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Whether the numbers are the same. Not every writer marks drop-frame, and not with the same sign: that is notation. */
    boolean numbers(TimecodeLabel other) {
        return hour == other.hour && minute == other.minute && second == other.second && frame == other.frame;
    }
}
