package org.checkgate.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the day as timecodes number it, from one moment until another. Moments are compared by their numbers (hours, minutes,
 * seconds, frames), each at its own clip's rate: a second has as many frames as the clip says, and nobody needs to name a rate to search.
 *
 * @param from seconds of the day times {@value #SECOND}, plus frames
 * @param to   likewise, not part of the span; at or before {@code from} it is one of the next day
 */
public record TimecodeSpan(int from, int to) {
    /** How far apart two seconds are written: more than the frames of a second (SMPTE ST 12-1 and the fastest cameras stay below). */
    public static final int SECOND = 1000;
    /** The first moment that is none. */
    public static final int DAY = 86_400 * SECOND;

    private static final Pattern TEXT = Pattern.compile("(\\d{2}):(\\d{2})(?::(\\d{2})(?:[:;.,](\\d{2,3}))?)?");

    /** @throws IllegalArgumentException when a moment is none of a day */
    public TimecodeSpan {
        if (from < 0 || from >= DAY || to < 0 || to > DAY) {
            throw new IllegalArgumentException("A timecode lies between 00:00:00:00 and the end of the day.");
        }
    }

    /**
     * Reads {@code hh:mm}, {@code hh:mm:ss} or {@code hh:mm:ss:ff}, where a semicolon, dot or comma may stand before the frames.
     *
     * @throws IllegalArgumentException when it is nothing of this; the message is a plain sentence
     */
    public static int moment(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches() || number(m.group(1)) > 23 || number(m.group(2)) > 59 || number(m.group(3)) > 59) {
            throw new IllegalArgumentException("\"" + text + "\" is no timecode such as 10:04:00 or 10:04:00:12.");
        }
        return (number(m.group(1)) * 3600 + number(m.group(2)) * 60 + number(m.group(3))) * SECOND + number(m.group(4));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Whether it goes past midnight. */
    public boolean overMidnight() {
        return to <= from;
    }
}
