package org.checkgate.render.internal;

import java.util.Optional;
import org.checkgate.render.Frames;
import org.checkgate.render.RenderException;
import org.checkgate.render.RenderJob;

/**
 * What is to come out, from the clip's description and, where that is silent, from the file itself.
 *
 * @param frames  that the proxy must have, 0 when nobody knows
 * @param seconds the clip's length, 0 when unknown
 * @param squeeze what the width is multiplied by, 1 for a spherical lens
 */
record Plan(String clip, boolean hasPicture, Optional<String> timecode, long frames, double seconds, double squeeze, MediaFacts source) {
    private static final double SAME_RATE = 0.0002;

    static Plan of(RenderJob job, MediaFacts source) throws RenderException {
        if (!job.hasPicture()) {
            soundOrThrow(job, source);
            return new Plan(job.clip(), false, Optional.empty(), 0, source.seconds(), 1, source);
        }
        MediaFacts.Picture picture = source.picture().orElseThrow(() -> new RenderException(
                "No proxy of " + job.clip() + " was made: it should have a picture, but none is found in its file. Look at the clip, or render it with its vendor's engine.", false));
        if (picture.codec().isEmpty()) {
            throw new RenderException("No proxy of " + job.clip() + " was made: the shipped engine cannot decode its picture (" + picture.tag()
                    + "). Render it with its vendor's engine.", false);
        }
        Optional<String> timecode = job.startTimecode().or(source::timecode);
        if (timecode.isPresent() && job.rate().isPresent()) {
            rateOrThrow(job, picture);
        }
        // Of frames that lie in a file each, each file is one, whatever a description says.
        long frames = job.frames().map(sequence -> (long) sequence.count()).orElse(job.durationFrames() > 0 ? job.durationFrames() : picture.frames());
        return new Plan(job.clip(), true, timecode, frames, source.seconds(), job.frames().map(Frames::squeeze).orElse(1.0), source);
    }

    private static void soundOrThrow(RenderJob job, MediaFacts source) throws RenderException {
        if (source.sounds().isEmpty()) {
            throw new RenderException("No proxy of " + job.clip() + " was made: neither picture nor sound is found in its file. Look at the clip.", false);
        }
    }

    /** A timecode counts frames: in a proxy of another rate it would say other times than the camera did. */
    private static void rateOrThrow(RenderJob job, MediaFacts.Picture picture) throws RenderException {
        double stated = ratio(job.rate().orElseThrow());
        if (!same(stated, ratio(picture.rate())) && !same(stated, ratio(picture.average()))) {
            throw new RenderException("No proxy of " + job.clip() + " was made: its description says " + job.rate().orElseThrow()
                    + " frames a second, its picture runs at " + picture.rate() + ", so the proxy's timecode would be wrong. Look at the clip.", false);
        }
    }

    private static boolean same(double one, double other) {
        return Math.abs(one - other) <= SAME_RATE * one;
    }

    private static double ratio(String text) {
        String[] parts = text.split("/");
        try {
            return Double.parseDouble(parts[0]) / (parts.length > 1 ? Double.parseDouble(parts[1]) : 1);
        } catch (NumberFormatException noRatio) {
            return Double.NaN;
        }
    }
}
