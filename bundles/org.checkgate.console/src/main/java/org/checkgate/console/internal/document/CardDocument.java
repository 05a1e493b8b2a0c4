package org.checkgate.console.internal.document;

import java.util.List;
import org.checkgate.ledger.FormatCard;
import org.checkgate.ledger.TitleCard;

/**
 * A camera format card of a title: what the plugins read, and what persons say in its place. What is missing is null.
 *
 * @param clips how many clips have it
 * @param rolls in how many rolls
 */
public record CardDocument(String camera, String model, String mode, String codec, String squeeze, long clips, long rolls, List<CorrectionDocument> corrections) {
    /**
     * The cards of a title.
     *
     * @param titles those that have any
     * @param title  whose cards these are; null when none was asked for
     */
    public record Sheet(List<String> titles, String title, List<CardDocument> cards) {
    }

    public static CardDocument of(TitleCard card) {
        FormatCard read = card.read();
        return new CardDocument(ClipDocument.known(read.camera()), ClipDocument.known(read.model()), ClipDocument.known(read.mode()), ClipDocument.known(read.codec()),
                ClipDocument.known(read.squeeze()), card.clips(), card.rolls(), CorrectionDocument.of(read, card.corrections()));
    }
}
