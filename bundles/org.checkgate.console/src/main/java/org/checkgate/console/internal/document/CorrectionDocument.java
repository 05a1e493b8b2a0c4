package org.checkgate.console.internal.document;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.checkgate.ledger.CardAttribute;
import org.checkgate.ledger.Correction;
import org.checkgate.ledger.FormatCard;

/**
 * What a person says of a camera in place of what was read.
 *
 * @param read what was read; null where nothing was
 * @param at   RFC 3339 UTC
 */
public record CorrectionDocument(long id, String attribute, String value, String read, String by, String reason, String at) {
    public static CorrectionDocument of(FormatCard card, Correction correction) {
        return new CorrectionDocument(correction.id(), correction.attribute().word(), correction.value(), ClipDocument.known(card.get(correction.attribute())), correction.by(),
                correction.reason(), correction.at().toString());
    }

    static List<CorrectionDocument> of(FormatCard card, Map<CardAttribute, Correction> corrections) {
        return corrections.values().stream().sorted(Comparator.comparing(Correction::attribute)).map(each -> of(card, each)).toList();
    }
}
