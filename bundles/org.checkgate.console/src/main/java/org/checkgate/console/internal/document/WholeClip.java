package org.checkgate.console.internal.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.Optional;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.FoundClip;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Proxy;

/**
 * All that is known of one clip.
 *
 * @param clip        at a glance
 * @param proxy       address of its proxy; null when there is none
 * @param poster      address of a picture of it; null when there is none
 * @param clearedAt   when its roll was cleared from staging, RFC 3339 UTC; null when it lies there
 * @param files       how many files it has
 * @param description as plugins described it; its files may be fewer than it has, the first ones
 */
public record WholeClip(ClipDocument clip, String proxy, String poster, String clearedAt, int files, JsonNode description) {
    /**
     * @param most so many of its files at most: an image sequence may have hundreds of thousands
     * @return empty when there is no such clip, or the search does not know it yet
     */
    public static Optional<WholeClip> of(Ledger ledger, long clipId, int most) {
        Optional<FoundClip> glance = ledger.clips().glance(clipId);
        return ledger.clips().find(clipId).filter(clip -> glance.isPresent()).map(clip -> of(ledger, clip, glance.orElseThrow(), most));
    }

    private static WholeClip of(Ledger ledger, Clip clip, FoundClip glance, int most) {
        Optional<RollDetail.Media> media = ledger.clips().proxy(clip.id()).map(RollDetail.Media::of);
        JsonNode description = ClipText.of(clip);
        int files = description.path("files").size();
        if (description.path("files") instanceof ArrayNode all) {
            while (all.size() > most) {
                all.remove(all.size() - 1);
            }
        }
        return new WholeClip(ClipDocument.of(glance), media.map(RollDetail.Media::proxy).orElse(null), media.map(RollDetail.Media::poster).orElse(null),
                ledger.rolls().standing(clip.rollId()).cleared().map(Instant::toString).orElse(null), files, description);
    }
}
