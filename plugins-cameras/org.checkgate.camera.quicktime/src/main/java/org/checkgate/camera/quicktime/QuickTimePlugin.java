package org.checkgate.camera.quicktime;

import java.io.IOException;
import java.util.List;
import org.checkgate.readers.ClipName;
import org.checkgate.readers.FirstHeads;
import org.checkgate.readers.quicktime.FilmInspection;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.osgi.service.component.annotations.Component;

/** Films in QuickTime and MP4 files, of whatever camera. Keeps no state. */
@Component
public final class QuickTimePlugin implements CameraPlugin {
    /** Low: a maker's own plugin knows more of the same files. */
    private static final int SCORE = 30;

    @Override
    public String name() {
        return "quicktime";
    }

    @Override
    public int recognise(Card card) throws IOException {
        return FirstHeads.score(card, SCORE, QuickTimeClips::isCandidate, file -> QuickTimeClips.isFilm(card, file));
    }

    @Override
    public List<Clip> group(Card card) throws IOException {
        return QuickTimeClips.group(card);
    }

    @Override
    public Inspection inspect(Clip clip, Media media) throws IOException {
        Inspection.Builder facts = Inspection.builder();
        FilmInspection.GENERAL.offer(clip.primary(), media, facts);
        ClipName.of(clip.name()).ifPresent(name -> facts.offer(Field.REEL, name.reel(), "file name", Confidence.GUESSED)
            .offer(Field.CAMERA_ID, name.cameraId(), "file name", Confidence.GUESSED));
        return facts.build();
    }
}
