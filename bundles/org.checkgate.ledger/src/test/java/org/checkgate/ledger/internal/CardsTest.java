package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.checkgate.ledger.CardAttribute;
import org.checkgate.ledger.ClipQuery;
import org.checkgate.ledger.Correction;
import org.checkgate.ledger.FormatCard;
import org.checkgate.ledger.FoundClip;
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

    private List<String> found(String field, String value) {
        Map<String, Optional<String>> asked = Map.of(field, Optional.of(value));
        return ledger.clips().search(new ClipQuery(asked.getOrDefault("text", Optional.empty()), Optional.empty(), Optional.empty(), asked.getOrDefault("camera", Optional.empty()),
                Optional.empty(), Optional.empty(), Optional.empty(), asked.getOrDefault("codec", Optional.empty()), Optional.empty(), Optional.empty(), 50)).clips().stream()
                .map(FoundClip::name).toList();
    }

    @Test
    void aClipIsFoundByWhatWasCorrectedAndByWhatWasRead() {
        List<String> both = found("codec", "prores");
        assertEquals(List.of(), found("codec", "arriraw"));
        ledger.cards().correct(TITLE, A, CardAttribute.CODEC, "ARRIRAW Open Gate", "Ana", "the report says so");
        Correction letter = ledger.cards().correct(TITLE, A, CardAttribute.CAMERA, "C", "Ana", "wrong letter");
        ledger.cards().correct(TITLE, A, CardAttribute.MODEL, "ALEXA 65 Xtreme", "Ana", "it was another body");
        restart();
        List<String> alexas = found("camera", "a");
        assertEquals(2, alexas.size());
        for (Map.Entry<String, String> asked : List.of(Map.entry("codec", "arriraw"), Map.entry("codec", "ARRIRAW open"), Map.entry("camera", "c"), Map.entry("text", "arriraw"),
                Map.entry("text", "open gate"), Map.entry("text", "xtreme alexa"), Map.entry("text", "arriraw a001"))) {
            assertEquals(alexas, found(asked.getKey(), asked.getValue()), asked.toString());
        }
        assertEquals(both, found("codec", "prores"), "what was read is found as before");
        assertEquals(List.of(), found("codec", "gate"), "by its beginning");
        assertEquals(List.of(), found("text", "xtreme nothing"));
        ledger.cards().withdraw(letter.id(), "Ana", "it was right");
        assertEquals(List.of(), found("camera", "c"));
        assertEquals(alexas, found("camera", "a"));
    }

    @Test
    void aCorrectionIsFoundInItsTitleAloneAndPagesGoOnThroughIt() {
        station.name = "A003";
        Roll third = station.deliver(Set.of("g3"), Map.of("clip", 8));
        station.run();
        answer(third, Stream.concat(IntStream.range(0, 7).mapToObj(n -> alexa("A003C00" + n)), IntStream.range(0, 3).mapToObj(n ->
                DescribedClip.named("C003C00" + n).text("cameraId", "C"))).toArray(DescribedClip[]::new));
        ledger.cards().correct(TITLE, A, CardAttribute.CAMERA, "C", "Ana", "wrong letter");
        Set<String> seen = new LinkedHashSet<>();
        Optional<String> after = Optional.empty();
        do {
            var page = ledger.clips().search(new ClipQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("C"), Optional.of(TITLE), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), after, 2));
            page.clips().forEach(clip -> assertTrue(seen.add(clip.name()), clip.name()));
            after = page.next();
        } while (after.isPresent());
        assertEquals(3 + found("camera", "a").size(), seen.size(), seen.toString());
    }

    /** A title may have very many clips: its cards are counted from the index alone, and titles are stepped through. */
    @Test
    void titlesAndCardsAreReadFromTheIndexOfCards() {
        for (String query : List.of(H2Cards.NEXT, H2Cards.PICTURE, H2Cards.COUNTED)) {
            String plan = ((H2Ledger) ledger).transactions().read(sql -> sql.first("EXPLAIN " + query, row -> row.getString(1), TITLE).orElseThrow());
            assertTrue(plan.contains("PUBLIC.CLIP_FACTS_CARD: TITLE " + (query.equals(H2Cards.NEXT) ? ">= ?1" : "= ?1")), plan);
        }
    }

    @Test
    void onlyTitlesWithAPictureHaveCards() {
        assertEquals(List.of(TITLE), ledger.cards().titles());
        answer(roll);
        assertEquals(List.of(), ledger.cards().titles());
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
