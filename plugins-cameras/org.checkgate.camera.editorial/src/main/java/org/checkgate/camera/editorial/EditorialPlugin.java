package org.checkgate.camera.editorial;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.Role;
import org.checkgate.spi.Severity;
import org.osgi.service.component.annotations.Component;

/**
 * Logs, looks, framings and reports, each a clip of its own. One that lies beside media of its name goes over to their clip: that is the
 * host's part, for whoever claimed it. Keeps no state.
 */
@Component
public final class EditorialPlugin implements CameraPlugin {
    /** Below all who read media: a maker's plugin may know more of a log that belongs to its films. */
    private static final int SCORE = 20;

    private static final Map<String, SidecarReader> READERS = Map.ofEntries(
        Map.entry("ale", AleFacts::offer), Map.entry("edl", EdlFacts::offer), Map.entry("csv", CsvFacts::offer),
        Map.entry("amf", AmfFacts::offer), Map.entry("fdl", FdlFacts::offer), Map.entry("pdf", PdfFacts::offer),
        Map.entry("cdl", CdlFacts::offer), Map.entry("cc", CdlFacts::offer), Map.entry("ccc", CdlFacts::offer),
        Map.entry("cube", LutFacts::cube), Map.entry("3dl", LutFacts::threeDl), Map.entry("look", LutFacts::look));

    /** What says all that is told of it at its start. */
    private static final Set<String> FIRST_LINES = Set.of("pdf", "cube", "3dl");
    private static final int FIRST_BYTES = 65_536;

    @Override
    public String name() {
        return "editorial";
    }

    @Override
    public int recognise(Card card) {
        return card.files().stream().anyMatch(EditorialPlugin::isSidecar) ? SCORE : 0;
    }

    @Override
    public List<Clip> group(Card card) {
        return card.files().stream().filter(EditorialPlugin::isSidecar)
            .map(file -> new Clip(file.stem(), file.extension(), List.of(ClipFile.of(file, Role.SIDECAR, 0)))).toList();
    }

    private static boolean isSidecar(CardFile file) {
        return READERS.containsKey(file.extension());
    }

    @Override
    public Inspection inspect(Clip clip, Media media) throws IOException {
        SidecarReader reader = READERS.get(clip.format());
        if (reader == null) {
            throw new IOException("There is no sidecar of the format " + clip.format() + ".");
        }
        ClipFile file = clip.files().get(0);
        boolean firstLines = FIRST_LINES.contains(clip.format());
        SidecarText text = SidecarText.read(file.path(), media, firstLines ? FIRST_BYTES : SidecarText.MOST_BYTES);
        Inspection.Builder facts = Inspection.builder();
        reader.offer(text, file.path(), facts);
        facts.offer(Field.CONTAINER, clip.format().toUpperCase(Locale.ROOT), "file name", Confidence.DERIVED);
        if (!text.complete() && !firstLines) {
            facts.finding(new Finding("INSPECT_INCOMPLETE", Severity.INFO, file.path(), "Only the first " + SidecarText.MOST_BYTES
                + " bytes were read.", "Open the file itself for the rest, if it is needed."));
        }
        return facts.build();
    }
}
