package org.checkgate.render;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A clip to render.
 *
 * @param clip           its name, which the files get
 * @param source         the loopback address of its file, which answers range requests; of frames what comes before their places
 * @param frames         how its frames are read; empty for a film
 * @param hasPicture     whether a picture is expected; false for a sound-only clip
 * @param startTimecode  {@code hh:mm:ss:ff}, with {@code ;} before the frames when drop-frame; empty: the file's own, if any
 * @param rate           frames a second as the clip's description says, such as {@code 24000/1001}; the timecode counts in it
 * @param durationFrames frames of the picture, 0 when unknown; then the number that the file states, if any, is expected
 * @param outputFolder   made when absent
 */
public record RenderJob(String clip, URI source, Optional<Frames> frames, boolean hasPicture, Optional<String> startTimecode, Optional<String> rate,
                        long durationFrames, Path outputFolder) {
    public RenderJob {
        Objects.requireNonNull(clip, "clip");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(frames, "frames");
        Objects.requireNonNull(startTimecode, "startTimecode");
        Objects.requireNonNull(rate, "rate");
        Objects.requireNonNull(outputFolder, "outputFolder");
    }

    /** A film. */
    public RenderJob(String clip, URI source, boolean hasPicture, Optional<String> startTimecode, Optional<String> rate, long durationFrames, Path outputFolder) {
        this(clip, source, Optional.empty(), hasPicture, startTimecode, rate, durationFrames, outputFolder);
    }
}
