package org.checkgate.spi;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A frame of a day as SMPTE ST 12-1 counts it. Drop-frame skips numbers, never frames: at 30000/1001 the numbers 00 and 01
 * of each minute that is no multiple of ten, at 60000/1001 the numbers 00 to 03.
 *
 * @param frames    since 00:00:00:00, 0 or more and less than a day's frames
 * @param rate      real frames a second, whose {@link Rate#nominal()} is 1 to 1000
 * @param dropFrame only where the nominal rate is a multiple of 30
 */
public record Timecode(long frames, Rate rate, boolean dropFrame) {
    private static final Pattern TEXT = Pattern.compile("(\\d{2}):(\\d{2}):(\\d{2})([:;.,])(\\d{2,3})");
    private static final long NO_DAY = -1;

    public Timecode {
        Objects.requireNonNull(rate, "rate");
        long day = framesPerDay(rate, dropFrame);
        if (day == NO_DAY || frames < 0 || frames >= day) {
            throw new IllegalArgumentException("Not a timecode: frame " + frames + " at " + rate + (dropFrame ? " drop-frame" : ""));
        }
    }

    /** Whether frames at this rate can be numbered at all, and if so with drop-frame. */
    public static boolean possible(Rate rate, boolean dropFrame) {
        return framesPerDay(rate, dropFrame) != NO_DAY;
    }

    /**
     * Reads {@code hh:mm:ss:ff}; with {@code ;}, {@code .} or {@code ,} before the frames it is drop-frame.
     *
     * @throws IllegalArgumentException when the text is no timecode, or names a number that drop-frame skips
     */
    public static Timecode parse(String text, Rate rate) {
        Matcher m = TEXT.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException("Not a timecode: '" + text + "'");
        }
        return of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)),
            Integer.parseInt(m.group(5)), rate, !m.group(4).equals(":"));
    }

    /**
     * From its four numbers.
     *
     * @throws IllegalArgumentException when a number is out of its range, or drop-frame skips it
     */
    public static Timecode of(int hours, int minutes, int seconds, int frames, Rate rate, boolean dropFrame) {
        long fps = rate.nominal();
        boolean skipped = dropFrame && seconds == 0 && minutes % 10 != 0 && frames < dropped(fps);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || frames < 0 || frames >= fps || skipped) {
            throw new IllegalArgumentException("There is no timecode " + hours + ":" + minutes + ":" + seconds + ":" + frames + " at " + rate);
        }
        long minute = hours * 60L + minutes;
        long number = (minute * 60 + seconds) * fps + frames;
        return new Timecode(dropFrame ? number - dropped(fps) * (minute - minute / 10) : number, rate, dropFrame);
    }

    /** So many frames later, or earlier when negative; wraps at midnight. */
    public Timecode plus(long more) {
        long day = framesPerDay(rate, dropFrame);
        return new Timecode(Math.floorMod(frames + Math.floorMod(more, day), day), rate, dropFrame);
    }

    /** {@code hh:mm:ss:ff}, with {@code ;} before the frames when drop-frame. */
    public String text() {
        long fps = rate.nominal();
        long number = frames;
        if (dropFrame) {
            long dropped = dropped(fps);
            long tenMinutes = fps * 600 - dropped * 9;
            long rest = frames % tenMinutes;
            // The first of ten minutes drops nothing, so the minutes after it start fps * 60 frames in.
            long minutesIn = rest < fps * 60 ? 0 : 1 + (rest - fps * 60) / (fps * 60 - dropped);
            number += dropped * (frames / tenMinutes * 9 + minutesIn);
        }
        long second = number / fps;
        return String.format(Locale.ROOT, "%02d:%02d:%02d%s%02d", second / 3600, second / 60 % 60, second % 60,
            dropFrame ? ";" : ":", number % fps);
    }

    @Override
    public String toString() {
        return text() + "@" + rate;
    }

    private static long dropped(long fps) {
        return fps / 15;
    }

    private static long framesPerDay(Rate rate, boolean dropFrame) {
        long fps = rate.nominal();
        if (fps < 1 || fps > 1000 || dropFrame && fps % 30 != 0) {
            return NO_DAY;
        }
        return dropFrame ? 144 * (fps * 600 - dropped(fps) * 9) : fps * 86_400;
    }
}
