package org.checkgate.camera.sequence;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Media;
import org.checkgate.spi.RenderRecipe;
import org.checkgate.spi.Role;
import org.checkgate.spi.SeekableView;

/** How a sequence is played: frame by frame at the rate that its first frame's header states. */
final class SequenceRecipe {
    private SequenceRecipe() {
    }

    /**
     * Empty for a still, and where no header states a rate: at a guessed one a film would run at a wrong speed.
     *
     * @throws IOException where frames are missing, for behind them every frame would be shown too early; and where the engine does not
     *     read them
     */
    static Optional<RenderRecipe> of(Clip clip, Media media) throws IOException {
        List<ClipFile> frames = clip.files(Role.FRAME);
        Optional<FrameFormat> format = FrameFormat.of(clip.format());
        Optional<ClipFile> filled = frames.stream().filter(frame -> frame.size() > 0).findFirst();
        if (frames.size() < 2 || format.isEmpty() || filled.isEmpty()) {
            return Optional.empty();
        }
        long missing = FrameNumbers.of(frames).missing().count();
        if (missing > 0) {
            throw new IOException(missing + (missing == 1 ? " frame is" : " frames are")
                + " missing, so that a proxy would show all frames behind the gap too early, under a wrong timecode.");
        }
        try (SeekableView view = media.open(filled.get().path())) {
            Frame first = format.get().read(ByteWindow.of(view, ByteOrder.BIG_ENDIAN));
            if (first.rate().isPresent() && first instanceof TiffFrame tiff && tiff.file().big()) {
                throw new IOException("the frames are BigTIFF files, which the shipped engine does not read.");
            }
            return first.rate().map(RenderRecipe::frames);
        }
    }
}
