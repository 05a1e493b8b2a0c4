package org.checkgate.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Some of the clips that were asked for.
 *
 * @param clips   in order of the timecode, word or name that leads to the fewest of them; the newest first where nothing else orders them
 * @param next    where the next page begins; empty after the last one
 * @param waiting how many clips of this ledger the search does not know yet; it gets to know them by and by
 */
public record ClipPage(List<FoundClip> clips, Optional<String> next, long waiting) {
    public ClipPage {
        clips = List.copyOf(clips);
    }
}
