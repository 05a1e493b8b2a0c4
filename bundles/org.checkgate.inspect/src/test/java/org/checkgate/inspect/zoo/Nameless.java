package org.checkgate.inspect.zoo;

import java.util.List;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;

/** A plugin that takes its process with it before anybody knows its name. */
public final class Nameless implements CameraPlugin {
    public Nameless() {
        byte[][] eaten = new byte[100_000][];
        for (int i = 0; i < eaten.length; i++) {
            eaten[i] = new byte[1 << 20];
        }
    }

    @Override
    public String name() {
        return "nameless";
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
