package org.checkgate.camera.bwf;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.readers.riff.Bext;
import org.checkgate.readers.riff.IXml;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;

/**
 * Samples since midnight as timecode.
 *
 * @param rate      frames a second of the recorder's timecode
 * @param dropFrame how it numbers them
 * @param source    where the rate stands
 */
record SoundTimecode(Rate rate, boolean dropFrame, String source) {
    /** {@code 023.976-ND}, {@code 29.97DF}, {@code 25}, {@code 23.976ND}. */
    private static final Pattern SPEED = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)\\s*-?\\s*(NDF|ND|DF|D)?.*");

    /** iXML first, then the lines in bext; absent when neither states a rate. */
    static Optional<SoundTimecode> of(IXml ixml, Optional<Bext> bext) {
        try {
            String rate = ixml.get("SPEED/TIMECODE_RATE");
            if (rate != null && rate.matches("\\d{1,6}(/\\d{1,6}|\\.\\d{1,3})?")) {
                return checked(Rate.parse(rate), "DF".equals(ixml.get("SPEED/TIMECODE_FLAG")), "iXML TIMECODE_RATE");
            }
            String speed = bext.map(b -> b.lines().getOrDefault("SPEED", b.lines().getOrDefault("FRAMERATE", ""))).orElse("");
            Matcher m = SPEED.matcher(speed);
            if (m.matches()) {
                return checked(Rate.parse(m.group(1)), m.group(2) != null && m.group(2).startsWith("D"), "bext SPEED");
            }
        } catch (IllegalArgumentException e) {
            // A zero is "not recorded".
        }
        return Optional.empty();
    }

    private static Optional<SoundTimecode> checked(Rate rate, boolean dropFrame, String source) {
        return Timecode.possible(rate, dropFrame) ? Optional.of(new SoundTimecode(rate, dropFrame, source)) : Optional.empty();
    }

    /**
     * The frame in which a sample lies; absent beyond midnight. Recorders start on a frame, give or take some samples, so the
     * last hundredth of a frame counts as the next one.
     */
    Optional<Timecode> at(long samplesSinceMidnight, long sampleRate) {
        if (samplesSinceMidnight < 0 || sampleRate <= 0) {
            return Optional.empty();
        }
        BigInteger number = frames(samplesSinceMidnight, sampleRate);
        try {
            return Optional.of(new Timecode(number.longValueExact(), rate, dropFrame));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /**
     * How many whole frames so many samples last, 0 or more. As a recorder that started some samples late stops on the frame all the same,
     * the last hundredth of a frame counts as a whole one here too.
     */
    long length(long samples, long sampleRate) {
        return sampleRate <= 0 ? 0 : frames(samples, sampleRate).longValue();
    }

    private BigInteger frames(long samples, long sampleRate) {
        BigInteger scale = BigInteger.valueOf(sampleRate).multiply(BigInteger.valueOf(rate.den()));
        BigInteger[] frames = BigInteger.valueOf(samples).multiply(BigInteger.valueOf(rate.num())).divideAndRemainder(scale);
        boolean next = frames[1].multiply(BigInteger.valueOf(100)).compareTo(scale.multiply(BigInteger.valueOf(99))) > 0;
        return next ? frames[0].add(BigInteger.ONE) : frames[0];
    }
}
