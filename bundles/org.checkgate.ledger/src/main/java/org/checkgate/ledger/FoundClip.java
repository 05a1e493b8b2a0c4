package org.checkgate.ledger;

import java.util.Map;
import java.util.Optional;

/**
 * A clip that was found, at a glance. Texts are empty where nobody knows them.
 *
 * @param roll        name of its roll
 * @param card        what the plugins read of its camera
 * @param picture     whether it has a picture
 * @param frames      0 when unknown
 * @param standing    who described it, and what it waits for
 * @param corrections what persons corrected of its card and stands, by attribute
 */
public record FoundClip(long id, long rollId, String roll, Destination destination, String name, String format, String reel, String colour,
                        FormatCard card, boolean picture, Optional<String> startTimecode, Optional<String> endTimecode, Optional<String> rate,
                        long frames, ClipStanding standing, Map<CardAttribute, Correction> corrections) {
    public FoundClip {
        corrections = Map.copyOf(corrections);
    }
}
