package org.checkgate.ledger;

import java.util.Map;

/**
 * A format card of a title.
 *
 * @param read        as the plugins read it
 * @param clips       how many clips have it
 * @param rolls       in how many rolls
 * @param corrections what stands in the place of what was read, by attribute
 */
public record TitleCard(FormatCard read, long clips, long rolls, Map<CardAttribute, Correction> corrections) {
    public TitleCard {
        corrections = Map.copyOf(corrections);
    }
}
