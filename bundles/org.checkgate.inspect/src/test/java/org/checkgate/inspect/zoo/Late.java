package org.checkgate.inspect.zoo;

import java.io.IOException;
import java.util.List;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.Role;

/** A plugin that behaves, and needs a class of its jar for the first time in the middle of a call. */
public final class Late implements CameraPlugin {
    @Override
    public String name() {
        return "zoo";
    }

    @Override
    public int recognise(Card card) {
        return 90;
    }

    @Override
    public List<Clip> group(Card card) {
        return card.files().stream().filter(f -> f.extension().equals("zoo"))
            .map(f -> new Clip(f.stem(), "zoo", List.of(ClipFile.of(f, Role.ESSENCE, 0)))).toList();
    }

    @Override
    public Inspection inspect(Clip clip, Media media) throws IOException {
        media.open(clip.primary().path()).close();
        return Inspection.builder().offer(Field.MAKE, Words.MAKER.toString(), "zoo", Confidence.READ).build();
    }

    private static final class Words {
        static final Object MAKER = new StringBuilder("Zoo");
    }
}
