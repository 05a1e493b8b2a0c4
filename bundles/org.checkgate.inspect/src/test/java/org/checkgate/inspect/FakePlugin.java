package org.checkgate.inspect;

import java.io.IOException;
import java.util.List;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.Role;

/** Claims every file with its extension, each as a clip, and answers as the test says. */
public class FakePlugin implements CameraPlugin {
    private final String name;
    private final int score;
    private final String extension;

    public FakePlugin(String name, int score, String extension) {
        this.name = name;
        this.score = score;
        this.extension = extension;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int recognise(Card card) throws IOException {
        return score;
    }

    @Override
    public List<Clip> group(Card card) throws IOException {
        return card.files().stream().filter(f -> f.extension().equals(extension)).map(this::clip).toList();
    }

    protected Clip clip(CardFile file) {
        return new Clip(file.stem(), name, List.of(ClipFile.of(file, Role.ESSENCE, 0)));
    }

    @Override
    public Inspection inspect(Clip clip, Media media) throws IOException {
        return Inspection.EMPTY;
    }

    public HostedPlugin hosted() {
        return HostedPlugin.of(this, "1.0.0");
    }
}
