package org.checkgate.console.internal.document;

import java.util.List;
import org.checkgate.ledger.ClipPage;
import org.checkgate.ledger.ClipStanding;
import org.checkgate.ledger.FoundClip;

/**
 * A clip that was found. What nobody knows is null.
 *
 * @param state       {@code described} or {@code waiting}
 * @param waitsFor    a sentence that says for which plugin it waits
 * @param corrections what persons say of its camera in place of what is read
 */
public record ClipDocument(long id, long rollId, String roll, String title, String day, String unit, String name, String format, String reel, String camera, String model, String mode,
                           String codec, String squeeze, String colour, boolean picture, String startTimecode, String endTimecode, String frameRate, Long frames, String state,
                           String waitsFor, String plugin, String pluginVersion, List<CorrectionDocument> corrections) {
    /**
     * Some of what was asked for.
     *
     * @param next    to be given back as {@code after} for what follows; null after the last page
     * @param waiting clips that the search does not know yet
     */
    public record Page(List<ClipDocument> clips, String next, long waiting) {
        public static Page of(ClipPage page) {
            return new Page(page.clips().stream().map(ClipDocument::of).toList(), page.next().orElse(null), page.waiting());
        }
    }

    static ClipDocument of(FoundClip clip) {
        ClipStanding standing = clip.standing();
        return new ClipDocument(clip.id(), clip.rollId(), clip.roll(), clip.destination().title(), clip.destination().day(), clip.destination().unit(), clip.name(), clip.format(),
                known(clip.reel()), known(clip.card().camera()), known(clip.card().model()), known(clip.card().mode()), known(clip.card().codec()), known(clip.card().squeeze()),
                known(clip.colour()), clip.picture(), clip.startTimecode().orElse(null), clip.endTimecode().orElse(null), clip.rate().orElse(null),
                clip.frames() == 0 ? null : clip.frames(), state(standing), known(standing.waitsFor()), known(standing.plugin()), known(standing.pluginVersion()),
                CorrectionDocument.of(clip.card(), clip.corrections()));
    }

    static String state(ClipStanding standing) {
        return standing.waits() ? "waiting" : "described";
    }

    static String known(String text) {
        return text.isEmpty() ? null : text;
    }
}
