package org.checkgate.camera.sequence;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.checkgate.readers.FirstHeads;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.RenderAbility;
import org.checkgate.spi.RenderRecipe;
import org.osgi.service.component.annotations.Component;

/** Image sequences and stills in CinemaDNG, DPX, OpenEXR and TIFF files, of whatever camera. Keeps no state. */
@Component
public final class SequencePlugin implements CameraPlugin, RenderAbility {
    /** Low, for a maker's own plugin knows more of the same files; above sound, as the sound of a clip folder belongs to its frames. */
    private static final int SCORE = 35;

    @Override
    public String name() {
        return "sequence";
    }

    @Override
    public int recognise(Card card) throws IOException {
        return FirstHeads.score(card, SCORE, file -> file.size() > 0 && FrameName.of(file.path()).isCandidate(file.path()),
            file -> FrameFormat.of(card, file).isPresent());
    }

    @Override
    public List<Clip> group(Card card) throws IOException {
        return Sequences.group(card);
    }

    @Override
    public Inspection inspect(Clip clip, Media media) throws IOException {
        return new SequenceInspection(clip, media).inspect();
    }

    @Override
    public Optional<RenderRecipe> recipe(Clip clip, Media media) throws IOException {
        return SequenceRecipe.of(clip, media);
    }
}
