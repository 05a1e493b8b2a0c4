package org.checkgate.readers;

import java.util.Locale;
import java.util.Optional;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;

/**
 * Four numbers of a timecode as SMPTE ST 12-1 packs them into 32 bits, two digits a byte: hours, minutes, seconds, frames, from the
 * highest byte down. The bits that no digit needs are flags; of these only drop-frame (bit 6 of the frames) is kept. DPX and OpenEXR
 * store it so; CinemaDNG stores the same bytes the other way round. Such a value states no frame rate.
 *
 * @param hours     0 to 23
 * @param minutes   0 to 59
 * @param seconds   0 to 59
 * @param frames    0 to 39
 * @param dropFrame whether the numbering drops numbers
 */
public record BcdTimecode(int hours, int minutes, int seconds, int frames, boolean dropFrame) {
    /** What a header holds that says nothing. */
    public static final int UNDEFINED = 0xffff_ffff;
    private static final int DROP_FRAME = 0x40;

    /** Empty when the value is {@link #UNDEFINED}, or when its digits are no time of day. */
    public static Optional<BcdTimecode> of(int packed) {
        int hours = digits(packed >>> 24 & 0x3f);
        int minutes = digits(packed >>> 16 & 0x7f);
        int seconds = digits(packed >>> 8 & 0x7f);
        int frames = digits(packed & 0x3f);
        return packed == UNDEFINED || hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || frames < 0
            ? Optional.empty() : Optional.of(new BcdTimecode(hours, minutes, seconds, frames, (packed & DROP_FRAME) != 0));
    }

    /**
     * As a frame of a day at a rate that stands elsewhere. At a rate that cannot drop, the flag is either noise or, beyond 40 frames
     * a second, the digit 4 of a writer that knows no flags.
     *
     * @return empty when no frame at this rate has these numbers
     */
    public Optional<Timecode> at(Rate rate) {
        if (!Timecode.possible(rate, false)) {
            return Optional.empty();
        }
        boolean drops = dropFrame && Timecode.possible(rate, true);
        int number = dropFrame && !drops && rate.nominal() > 40 ? frames + 40 : frames;
        try {
            return Optional.of(Timecode.of(hours, minutes, seconds, number, rate, drops));
        } catch (IllegalArgumentException noSuchFrame) {
            return Optional.empty();
        }
    }

    /** {@code hh:mm:ss:ff}, with {@code ;} before the frames when drop-frame. */
    public String text() {
        return String.format(Locale.ROOT, "%02d:%02d:%02d%s%02d", hours, minutes, seconds, dropFrame ? ";" : ":", frames);
    }

    /** Two decimal digits, -1 where there is another one than 0 to 9. */
    private static int digits(int bcd) {
        return (bcd & 0xf) > 9 || bcd >> 4 > 9 ? -1 : (bcd >> 4) * 10 + (bcd & 0xf);
    }
}
