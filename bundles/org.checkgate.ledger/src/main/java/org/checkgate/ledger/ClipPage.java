package org.checkgate.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Some of the clips that were asked for.
 *
 * @param clips   in order of the timecode, word or name that leads to the fewest of them; the newest first where nothing else orders them
 * @param next    where the next page begins; empty after the last one. A page may have fewer clips than were asked for, or none, and
 *                more may follow: a search that looks through very many clips does it a page at a time
 * @param waiting how many clips of this ledger the search does not know yet; it gets to know them by and by
 */
public record ClipPage(List<FoundClip> clips, Optional<String> next, long waiting) {
    public ClipPage {
        clips = List.copyOf(clips);
    }
}
