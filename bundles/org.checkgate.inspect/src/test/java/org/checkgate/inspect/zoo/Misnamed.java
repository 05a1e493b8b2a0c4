package org.checkgate.inspect.zoo;

import java.util.List;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;

/** A plugin that gives itself the name under which the host describes what no plugin knows. */
public final class Misnamed implements CameraPlugin {
    @Override
    public String name() {
        return "generic";
    }

    @Override
    public int recognise(Card card) {
        return 100;
    }

    @Override
    public List<Clip> group(Card card) {
        return List.of();
    }

    @Override
    public Inspection inspect(Clip clip, Media media) {
        return Inspection.EMPTY;
    }
}
