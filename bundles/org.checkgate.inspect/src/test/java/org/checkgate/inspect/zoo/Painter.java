package org.checkgate.inspect.zoo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.Rate;
import org.checkgate.spi.RenderAbility;
import org.checkgate.spi.RenderRecipe;
import org.checkgate.spi.Role;

/** A plugin that also says how its clips are rendered, or behaves badly when it is asked; a clip's name tells which. */
public final class Painter implements CameraPlugin, RenderAbility {
    @Override
    public String name() {
        return "painter";
    }

    @Override
    public int recognise(Card card) {
        return 50;
    }

    @Override
    public List<Clip> group(Card card) {
        return card.files().stream().filter(file -> file.extension().equals("paint"))
            .map(file -> new Clip(file.stem(), "paint", List.of(ClipFile.of(file, Role.FRAME, 0)))).toList();
    }

    @Override
    public Inspection inspect(Clip clip, Media media) {
        return new Inspection(Map.of(Field.MAKE, new Fact("Painter", "name", Confidence.READ)), Map.of(), List.of());
    }

    @Override
    public Optional<RenderRecipe> recipe(Clip clip, Media media) throws IOException {
        switch (clip.name()) {
            case "hangs" -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }
            case "throws" -> throw new IOException("the paint is dry.");
            case "exits" -> System.exit(1);
            case "unknown" -> {
                return Optional.empty();
            }
            case "nothing" -> {
                return null;
            }
            case "other-role" -> {
                return Optional.of(new RenderRecipe(RenderRecipe.Way.FRAMES, Role.AUDIO, new Rate(24, 1), 1));
            }
            case "reads" -> {
                return media.open(clip.primary().path()).read(0, 1)[0] == 'x' ? Optional.of(RenderRecipe.frames(new Rate(25, 1))) : Optional.empty();
            }
            default -> { }
        }
        return Optional.of(new RenderRecipe(RenderRecipe.Way.FRAMES, Role.FRAME, new Rate(24000, 1001), 1.33));
    }
}
