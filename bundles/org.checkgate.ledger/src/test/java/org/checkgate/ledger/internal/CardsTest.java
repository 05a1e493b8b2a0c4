package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.checkgate.ledger.CardAttribute;
import org.checkgate.ledger.ClipQuery;
import org.checkgate.ledger.Correction;
import org.checkgate.ledger.FormatCard;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollAnswer;
import org.checkgate.ledger.TitleCard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How cameras were set up, and what persons say of it. */
class CardsTest extends OneStagedRoll {
    private static final String TITLE = Deliveries.DAY.title();
    private static final FormatCard A = new FormatCard("A", "ARRI ALEXA 35", "4608 x 3164", "ProRes 4444", "");
    private static final FormatCard BARE = new FormatCard("", "", "", "", "");

    private static DescribedClip alexa(String name) {
        return DescribedClip.named(name).text("cameraId", "A").text("make", "ARRI").text("model", "ARRI ALEXA 35").field("width", "4608").field("height", "3164")
                .text("codec", "ProRes").text("codecProfile", "4444");
    }

    private void answer(Roll any, DescribedClip... clips) {
        ledger.clips().inspected(new RollAnswer(any.id(), Stream.of(clips).map(DescribedClip::described).toList(), Set.of()));
    }

    @BeforeEach
    void inspected() {
        answer(roll, alexa("A001C001"), alexa("A001C002"), DescribedClip.named("odd"));
    }

    private String lastSaid(String kind) {
        return ledger.activity().after(0, 1000).stream().filter(entry -> entry.kind().equals(kind)).reduce((one, next) -> next).orElseThrow().sentence();
    }

    @Test
    void aTitleHasACardForEachWayInWhichItsClipsDiffer() {
        assertEquals(List.of(new TitleCard(A, 2, 1, Map.of()), new TitleCard(BARE, 1, 1, Map.of())), ledger.cards().of(TITLE));
        assertEquals(List.of(TITLE), ledger.cards().titles());
        assertEquals(List.of(), ledger.cards().of("Another Title"));
    }

    @Test
    void aCorrectionIsRememberedForLaterRollsOfTheSameKindAndTheReadValueStays() {
        Correction squeeze = ledger.cards().correct(TITLE, A, CardAttribute.SQUEEZE, "2.0", "Ana", "the lenses are anamorphic");
        assertEquals(new Correction(1, CardAttribute.SQUEEZE, "2.0", "Ana", "the lenses are anamorphic", clock.instant()), squeeze);
        assertEquals("Ana corrected the squeeze of camera A of Night Train from nothing to \"2.0\": the lenses are anamorphic", lastSaid("card.corrected"));
        restart();
        station.name = "A002";
        Roll later = station.deliver(Set.of("g2"), Map.of("clip", 7));
        station.run();
        answer(later, alexa("A002C001"));
        assertEquals(new TitleCard(A, 3, 2, Map.of(CardAttribute.SQUEEZE, squeeze)), ledger.cards().of(TITLE).get(0));
        assertEquals(Map.of(), ledger.cards().of(TITLE).get(1).corrections(), "another card is another kind");
        var found = ledger.clips().search(new ClipQuery(Optional.empty(), Optional.of("A002C001"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), 1)).clips().get(0);
        assertEquals(A, found.card());
        assertEquals(Map.of(CardAttribute.SQUEEZE, squeeze), found.corrections());
    }

    @Test
    void aLaterCorrectionTakesThePlaceOfTheEarlier() {
        ledger.cards().correct(TITLE, A, CardAttribute.SQUEEZE, "2.0", "Ana", "anamorphic");
        Correction second = ledger.cards().correct(TITLE, A, CardAttribute.SQUEEZE, "1.8", "Kim", "measured");
        Correction letter = ledger.cards().correct(TITLE, A, CardAttribute.CAMERA, "C", "Kim", "wrong letter on the body");
        assertEquals(Map.of(CardAttribute.SQUEEZE, second, CardAttribute.CAMERA, letter), ledger.cards().of(TITLE).get(0).corrections());
        assertThrows(IllegalArgumentException.class, () -> ledger.cards().withdraw(1, "Ana", "no"), "it stands no more");
    }

    @Test
    void aCorrectionIsWithdrawnAndTheReadValueHoldsAgain() {
        Correction letter = ledger.cards().correct(TITLE, A, CardAttribute.CAMERA, "C", "Kim", "wrong letter on the body");
        ledger.cards().withdraw(letter.id(), "Ana", "it was right");
        restart();
        assertEquals(Map.of(), ledger.cards().of(TITLE).get(0).corrections());
        assertEquals("Ana withdrew the correction of the camera of camera A of Night Train; \"A\" holds again: it was right", lastSaid("card.correction.withdrawn"));
        assertThrows(IllegalArgumentException.class, () -> ledger.cards().withdraw(letter.id(), "Ana", "again"));
        ledger.cards().correct(TITLE, A, CardAttribute.CAMERA, "C", "Kim", "after all");
        assertEquals("C", ledger.cards().of(TITLE).get(0).corrections().get(CardAttribute.CAMERA).value());
    }

    @Test
    void whatIsRightAlreadyOrOfNoCardIsRefused() {
        assertThrows(IllegalStateException.class, () -> ledger.cards().correct(TITLE, A, CardAttribute.CAMERA, "A", "Ana", "x"));
        ledger.cards().correct(TITLE, A, CardAttribute.SQUEEZE, "2.0", "Ana", "anamorphic");
        assertThrows(IllegalStateException.class, () -> ledger.cards().correct(TITLE, A, CardAttribute.SQUEEZE, "2.0", "Kim", "x"));
        assertThrows(IllegalArgumentException.class, () -> ledger.cards().correct("Another Title", A, CardAttribute.CAMERA, "B", "Ana", "x"));
        assertThrows(IllegalArgumentException.class, () -> ledger.cards().correct(TITLE, new FormatCard("Z", "", "", "", ""), CardAttribute.CAMERA, "B", "Ana", "x"));
        assertEquals("2.0", ledger.cards().of(TITLE).get(0).corrections().get(CardAttribute.SQUEEZE).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "10.5", "-1", "wide", "1e1", "2,0", "99", " "})
    void aSqueezeIsANumberThatALensCanHave(String value) {
        assertThrows(IllegalArgumentException.class, () -> ledger.cards().correct(TITLE, A, CardAttribute.SQUEEZE, value, "Ana", "x"));
    }
}
