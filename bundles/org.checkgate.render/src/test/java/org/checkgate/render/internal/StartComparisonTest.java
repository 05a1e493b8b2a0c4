package org.checkgate.render.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;
import org.junit.jupiter.api.Test;

/** Which starts are the same, and which are told apart. */
class StartComparisonTest {
    private static final Rate FILM = new Rate(24000, 1001);
    private static final Rate NTSC = new Rate(30000, 1001);

    @Test
    void theSameNumbersAreTheSameStart() {
        same("10:11:12:13", FILM, "10:11:12:13");
        same("01:00:59;28", NTSC, "01:00:59;28");
    }

    @Test
    void dropFrameThatIsMarkedOtherwiseOrNotAtAllIsNotation() {
        same("01:00:59;28", NTSC, "01:00:59.28");
        same("01:00:59;28", NTSC, "01:00:59,28");
        same("01:00:59;28", NTSC, "01:00:59:28");
        same("01:00:59:28", NTSC, "01:00:59;28");
    }

    @Test
    void hoursBeyondADayAndDigitsBeyondNeedAreNotation() {
        same("01:00:00:05", FILM, "25:00:00:05");
        same("01:00:00:05", FILM, "01:00:00:5");
        same("01:00:00:05", FILM, "01:00:00:005");
    }

    @Test
    void oneFrameIsADifference() {
        differs("10:11:12:14 (timecode track, 1 frame later)", "10:11:12:13", FILM, "10:11:12:14");
        differs("10:11:11:23 (timecode track, 14 frames earlier)", "10:11:12:13", FILM, "10:11:11:23");
    }

    @Test
    void fortyMinutesByAWrongDivisorAreADifference() {
        // What GoPro's 29 for 30000/1001 makes of it in one program, and what it is.
        differs("20:07:02:06 (timecode track, 72,420 frames later)", "19:26:48:06", NTSC, "20:07:02:06");
    }

    @Test
    void framesAreCountedWithTheNumbersThatDropFrameSkips() {
        differs("01:01:00;02 (timecode track, 1 frame later)", "01:00:59;29", NTSC, "01:01:00;02");
        differs("00:59:56:12 (timecode track, counted without drop-frame)", "01:00:00;00", NTSC, "00:59:56:12");
    }

    @Test
    void aNumberThatTheRateDoesNotHaveIsADifference() {
        differs("10:11:12:24 (timecode track, which is none at 24000/1001 frames a second)", "10:11:12:13", FILM, "10:11:12:24");
        differs("noon (timecode track, which is none at 24000/1001 frames a second)", "10:11:12:13", FILM, "noon");
        differs("-00:00:00:01 (timecode track, which is none at 24000/1001 frames a second)", "00:00:00:01", FILM, "-00:00:00:01");
    }

    @Test
    void oneOfSeveralIsEnoughAndElseAllAreTold() {
        same("01:00:00:00", FILM, "00:00:00:00", "01:00:00:00");
        differs("00:00:00:00 (timecode track, 86,400 frames earlier) and 02:00:00:00 (timecode track, 86,400 frames later)",
                "01:00:00:00", FILM, "00:00:00:00", "02:00:00:00");
    }

    @Test
    void recordersStampsAreComparedBySamples() {
        assertEquals(Optional.empty(), stamp(OptionalLong.of(1760227200), 1760227200, 48000));
        // Within the same frame: a recorder may start on a sample of its own.
        assertEquals(Optional.empty(), stamp(OptionalLong.of(1760227200), 1760227200 + 2001, 48000));
        assertEquals(Optional.of("10:11:12:14 (1760229202 samples since midnight, 1 frame later)"), stamp(OptionalLong.of(1760227200), 1760227200 + 2002, 48000));
        assertEquals(Optional.of("09:31:12:13 (1645027200 samples since midnight, 57,542 frames earlier)").map(text -> text.substring(text.indexOf('('))),
                stamp(OptionalLong.of(1760227200), 1760227200 - 40L * 60 * 48000, 48000).map(text -> text.substring(text.indexOf('('))));
    }

    @Test
    void aClockThatIsPulledUpIsNoDifference() {
        // The stamp counts by a clock of 48000, the file plays at 48048: nine hours would be 33 seconds apart.
        assertEquals(Optional.empty(), stamp(OptionalLong.of(1760227200), 1760227200, 48048));
    }

    @Test
    void whereTheDescriptionHasNoSamplesItsTimecodeIsTakenForThem() {
        long frame = Timecode.parse("10:11:12:13", FILM).frames();
        long samples = Math.round(frame * 48000 * 1001 / 24000.0);
        assertEquals(Optional.empty(), stamp(OptionalLong.empty(), samples, 48000));
        assertEquals(Optional.empty(), stamp(OptionalLong.empty(), samples + 1000, 48000));
        assertEquals(Optional.of("10:11:13:13 (" + (samples + 48048) + " samples since midnight, 24 frames later)"), stamp(OptionalLong.empty(), samples + 48048, 48000));
    }

    @Test
    void aStampBeyondAllDaysIsTold() {
        assertEquals(true, stamp(OptionalLong.of(0), 999_999_999_999_999_999L, 48000).isPresent());
    }

    private static Optional<String> stamp(OptionalLong ours, long theirs, long sampleRate) {
        return new StartComparison(new DescribedStart(Timecode.parse("10:11:12:13", FILM), "bext", ours),
                new ProbedStarts(java.util.List.of(), Optional.of(new ProbedStarts.Stamp(theirs, sampleRate)), "wav")).difference();
    }

    private static void same(String ours, Rate rate, String... theirs) {
        assertEquals(Optional.empty(), compared(ours, rate, theirs));
    }

    private static void differs(String words, String ours, Rate rate, String... theirs) {
        assertEquals(Optional.of(words), compared(ours, rate, theirs));
    }

    private static Optional<String> compared(String ours, Rate rate, String... theirs) {
        return new StartComparison(new DescribedStart(Timecode.parse(ours, rate), "tmcd", OptionalLong.empty()), new ProbedStarts(
                Arrays.stream(theirs).map(text -> new ProbedStarts.Start(text, "timecode track")).toList(), Optional.empty(), "mov")).difference();
    }
}
