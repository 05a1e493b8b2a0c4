package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.checkgate.ledger.CardAttribute;
import org.checkgate.ledger.ClipPage;
import org.checkgate.ledger.ClipQuery;
import org.checkgate.ledger.FormatCard;
import org.checkgate.ledger.FoundClip;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollAnswer;
import org.checkgate.ledger.TimecodeSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found by what is asked. */
class ClipSearchTest extends OneStagedRoll {
    private static final DescribedClip WIDE = DescribedClip.named("A001C001_260314_R1AB").text("reel", "A001R1AB").text("cameraId", "A").text("make", "ARRI").text("model", "ALEXA 35")
            .field("width", "4608").field("height", "3164").text("codec", "ProRes").text("codecProfile", "4444 XQ").field("anamorphicSqueeze", "2.0")
            .text("cameraColourSpace", "ARRI Wide Gamut 4").text("scene", "12B").text("notes", "Night train, rain & steam").text("lookName", "Moon_v3").from("23:59:50:00", "00:00:10:00");
    private static final DescribedClip CLOSE = DescribedClip.named("B002C007_260314_R2CD").text("reel", "B002R2CD").text("cameraId", "B").text("codec", "ProRes").text("codecProfile", "422 HQ")
            .text("colourPrimaries", "bt709").text("lensModel", "Signature Prime 47mm").text("notes", "Nightfall").from("10:00:00:12", "10:04:00:00");
    private static final DescribedClip SOUND = DescribedClip.named("12B_T01").role("audio").by("bwf", "1.0.0").text("scene", "12B").text("codec", "PCM").from("08:30:00:00", "12:10:00:00")
            .field("audio.trackNames", "[\"Boom\",\"Lav Kim\"]");

    private static RollAnswer answer(Roll roll, DescribedClip... clips) {
        return new RollAnswer(roll.id(), Stream.of(clips).map(DescribedClip::described).toList(), Set.of("quicktime 1.0.0"));
    }

    private static ClipQuery query(Map<String, String> asked) {
        return query(asked, Optional.empty(), 50);
    }

    private static ClipQuery query(Map<String, String> asked, Optional<String> after, int limit) {
        Optional<TimecodeSpan> span = Optional.ofNullable(asked.get("timecode")).map(text -> new TimecodeSpan(TimecodeSpan.moment(text.split("-")[0]), TimecodeSpan.moment(text.split("-")[1])));
        return new ClipQuery(at(asked, "text"), at(asked, "name"), at(asked, "reel"), at(asked, "camera"), at(asked, "title"), at(asked, "day"), at(asked, "colour"), at(asked, "codec"), span,
                after, limit);
    }

    private static Optional<String> at(Map<String, String> asked, String name) {
        return Optional.ofNullable(asked.get(name));
    }

    private List<String> found(Map<String, String> asked) {
        return ledger.clips().search(query(asked)).clips().stream().map(clip -> clip.name().substring(0, 3)).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "reel|A001R1AB|A00", "reel|a001|A00", "reel|a001r1abx|", "name|b002c007|B00", "name|C007|", "camera|a|A00", "camera|AB|", "title|Night Train|12B B00 A00", "title|night train|",
        "day|20260314|12B B00 A00", "day|20260315|", "codec|prores|B00 A00", "codec|ProRes 422|B00", "codec|pcm|12B", "colour|arri wide|A00", "colour|bt709|B00",
        "text|night|A00 B00", "text|NIGHT rain|A00", "text|12b|12B A00", "text|moon_v3|A00", "text|47mm|B00", "text|steam,|A00", "text|lav boom|12B", "text|a001c kim|", "text|a001 kim|12B", "text|alexa|A00"})
    void eachThingThatIsAskedIsFoundByItsBeginningOrWhole(String field, String value, String names) {
        ledger.clips().inspected(answer(roll, WIDE, CLOSE, SOUND));
        List<String> expected = names == null ? List.of() : List.of(names.split(" "));
        assertEquals(expected, found(Map.of(field, value)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10:00:00:00-10:00:00:12|12B", "10:00:00:12-10:00:00:13|12B B00", "10:03:59:24-10:10|12B B00", "10:04-10:10|12B", "12:10-13:00|", "12:09:59:24-13:00|12B", "08:00-08:30|",
        "23:59:50-23:59:51|A00", "00:00-00:00:01|A00", "00:00:09:24-00:01|A00", "00:00:10-00:01|", "23:00-01:00|A00", "22:00-11:00|A00 12B B00", "00:00-23:59:59|A00 12B B00",
        "00:00:05-00:00:05|A00 12B B00"})
    void aClipIsFoundByAnyOfItsFramesAndByNoOther(String span, String names) {
        ledger.clips().inspected(answer(roll, WIDE, CLOSE, SOUND));
        assertEquals(names == null ? List.of() : List.of(names.split(" ")), found(Map.of("timecode", span)), "it leads");
        // When another condition leads the order is another one.
        ledger.clips().inspected(answer(roll, WIDE, CLOSE, SOUND, DescribedClip.named("X").text("reel", "x").from("10:00:00:00", "23:59:59:00")));
        assertEquals(names == null ? Set.of() : Set.of(names.split(" ")), Set.copyOf(Stream.of("A001", "B002", "12B").flatMap(name -> found(Map.of("timecode", span, "name", name)).stream()).toList()));
    }

    @Test
    void aClipThatIsMetTwiceOnTheWayIsFoundOnce() {
        ledger.clips().inspected(answer(roll, DescribedClip.named("DAY").from("00:30:00:00", "23:30:00:00"), DescribedClip.named("NIGHT").from("12:00:00:00", "11:00:00:00")));
        assertEquals(List.of("DAY", "NIG"), found(Map.of("timecode", "23:00-01:00")).stream().sorted().toList());
        assertEquals(List.of("DAY", "NIG"), found(Map.of("timecode", "10:59-13:00")).stream().sorted().toList());
        assertEquals(List.of("NIG"), found(Map.of("timecode", "23:30-00:30")));
    }

    @Test
    void allThatIsAskedHoldsTogether() {
        ledger.clips().inspected(answer(roll, WIDE, CLOSE, SOUND));
        assertEquals(List.of("A00"), found(Map.of("text", "night", "codec", "prores", "camera", "A", "day", "20260314", "title", "Night Train", "timecode", "23:00-01:00")));
        assertEquals(List.of(), found(Map.of("text", "night", "codec", "pcm")));
        assertEquals(List.of("12B", "B00", "A00"), found(Map.of()), "the newest first");
    }

    @Test
    void whatIsFoundSaysWhatIsKnownAtAGlance() {
        ledger.clips().inspected(answer(roll, WIDE));
        FoundClip clip = ledger.clips().search(query(Map.of("reel", "A001"))).clips().get(0);
        assertEquals(new FormatCard("A", "ARRI ALEXA 35", "4608 x 3164", "ProRes 4444 XQ", "2.0"), clip.card());
        assertEquals(roll.name(), clip.roll());
        assertEquals(Deliveries.DAY, clip.destination());
        assertEquals("ARRI Wide Gamut 4", clip.colour());
        assertEquals(Optional.of("00:00:10:00"), clip.endTimecode());
        assertEquals("quicktime", clip.standing().plugin());
        assertEquals("1.0.0", clip.standing().pluginVersion());
        assertFalse(clip.standing().waits());
        assertEquals(Map.of(), clip.corrections());
    }

    @Test
    void aNewerAnswerIsFoundInThePlaceOfTheOlder() {
        ledger.clips().inspected(answer(roll, WIDE, CLOSE));
        ledger.clips().inspected(answer(roll, DescribedClip.named("A001C001_260314_R1AB").text("reel", "Z009").from("05:00:00:00", "05:00:01:00")));
        assertEquals(List.of(), found(Map.of("reel", "A001")));
        assertEquals(List.of(), found(Map.of("name", "B002")));
        assertEquals(List.of(), found(Map.of("text", "steam")));
        assertEquals(List.of(), found(Map.of("timecode", "23:00-23:59:59")));
        assertEquals(List.of("A00"), found(Map.of("reel", "z009", "timecode", "05:00-05:01")));
    }

    @Test
    void pagesFollowOneAnotherWithoutAGapWhateverLeads() {
        List<DescribedClip> clips = new ArrayList<>();
        for (int n = 0; n < 57; n++) {
            int hour = n % 24;
            clips.add(DescribedClip.named("A%03d".formatted(n)).text("reel", "R%d".formatted(n % 3)).text("cameraId", "A").text("notes", "take take%d takes%d".formatted(n % 2, n))
                    .from("%02d:00:00:00".formatted(hour), "%02d:30:00:00".formatted((hour + 2) % 24)));
        }
        ledger.clips().inspected(answer(roll, clips.toArray(DescribedClip[]::new)));
        assertPages(Map.of(), 57);
        assertPages(Map.of("camera", "A"), 57);
        assertPages(Map.of("reel", "r"), 57);
        assertPages(Map.of("reel", "R1"), 19);
        assertPages(Map.of("text", "take"), 57);
        assertPages(Map.of("text", "take", "name", "A0"), 57);
        assertPages(Map.of("timecode", "00:00-23:59:59"), 57);
        assertPages(Map.of("timecode", "12:00-11:00"), 57);
        assertPages(Map.of("timecode", "20:00-01:00", "camera", "a"), 15);
    }

    /** Two things that hold for very many clips each, and seldom together, would have one look through all of them. */
    @Test
    void aPageEndsWhenEnoughWasLookedAtAndTheNextGoesOn() {
        List<DescribedClip> clips = new ArrayList<>();
        for (int n = 0; n < 80; n++) {
            clips.add(DescribedClip.named("A%03d".formatted(n)).text("cameraId", n < 40 ? "A" : "B").text("notes", "take").text("codec", n < 43 && n != 7 ? "ProRes" : "ARRIRAW")
                    .from("10:00:00:00", "10:00:30:00"));
        }
        ledger.clips().inspected(answer(roll, clips.toArray(DescribedClip[]::new)));
        assertLooked(Map.of("camera", "B", "codec", "prores"), Set.of("A040", "A041", "A042"));
        assertLooked(Map.of("camera", "A", "codec", "arri"), Set.of("A007"));
        assertLooked(Map.of("text", "take", "timecode", "10:00-10:01", "codec", "arri", "camera", "a"), Set.of("A007"));
        assertLooked(Map.of("camera", "A", "reel", "x"), Set.of());
    }

    private void assertLooked(Map<String, String> asked, Set<String> names) {
        Set<String> seen = new HashSet<>();
        int empty = 0;
        int pages = 0;
        Optional<String> after = Optional.empty();
        do {
            ClipQuery next = query(asked, after, 2);
            ClipPage page = ((H2Ledger) ledger).transactions().read(sql -> new ClipSearch(sql, next, 6).page());
            page.clips().forEach(clip -> assertTrue(seen.add(clip.name()), clip.name() + " twice"));
            empty += page.clips().isEmpty() && page.next().isPresent() ? 1 : 0;
            after = page.next();
            assertTrue(++pages < 80, asked.toString());
        } while (after.isPresent());
        assertEquals(names, seen, asked.toString());
        assertEquals(asked.containsKey("reel"), empty == 0, asked + " has " + empty + " empty pages");
    }

    private void assertPages(Map<String, String> asked, int clips) {
        List<Long> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            ClipPage page = ledger.clips().search(query(asked, after, 5));
            page.clips().forEach(clip -> seen.add(clip.id()));
            after = page.next();
            assertTrue(seen.size() <= clips, asked.toString());
        } while (after.isPresent());
        assertEquals(clips, seen.size(), asked.toString());
        assertEquals(clips, Set.copyOf(seen).size(), asked.toString());
    }

    @Test
    void whatIsNoPageOfThisSearchOrNoTextIsRefusedInASentence() {
        ledger.clips().inspected(answer(roll, WIDE, CLOSE, SOUND));
        for (String after : List.of("", "x", "%%%", new SearchCursor(3, 0, "a", 1).text(), new SearchCursor(-1, 0, "a", 1).text(), new SearchCursor(0, -1, "a", 1).text())) {
            assertThrows(IllegalArgumentException.class, () -> ledger.clips().search(query(Map.of("reel", "A"), Optional.of(after), 5)), after);
        }
        assertEquals(List.of(), ledger.clips().search(query(Map.of("reel", "A"), Optional.of(new SearchCursor(0, 9, "a", 1).text()), 5)).clips());
        assertThrows(IllegalArgumentException.class, () -> found(Map.of("text", " ... ")));
        assertThrows(IllegalArgumentException.class, () -> found(Map.of("text", "a b c d e f g h i")));
        assertThrows(IllegalArgumentException.class, () -> query(Map.of(), Optional.empty(), 0));
        assertThrows(IllegalArgumentException.class, () -> query(Map.of(), Optional.empty(), 201));
    }

    @Test
    void aCursorWithATextWhereANumberStandsIsRefused() {
        ledger.clips().inspected(answer(roll, WIDE));
        String forged = new SearchCursor(0, 0, "no number", 1).text();
        assertThrows(IllegalArgumentException.class, () -> ledger.clips().search(query(Map.of("timecode", "10:00-11:00"), Optional.of(forged), 5)));
    }

    /** A million clips are found as fast as a thousand only where each search reads an index in its order, and stops when the page is full. */
    @Test
    void eachSearchReadsAnIndexInItsOrder() {
        ledger.clips().inspected(answer(roll, WIDE, CLOSE, SOUND));
        Map<Map<String, String>, String> leads = Map.of(Map.of(), "PRIMARY_KEY", Map.of("reel", "A"), "CLIP_FACTS_REEL", Map.of("name", "A"), "CLIP_FACTS_NAME",
                Map.of("camera", "A"), "CLIP_FACTS_CAMERA", Map.of("title", "T"), "CLIP_FACTS_TITLE", Map.of("day", "20260314"), "CLIP_FACTS_DAY", Map.of("colour", "A"), "CLIP_FACTS_COLOUR",
                Map.of("codec", "P"), "CLIP_FACTS_CODEC", Map.of("text", "night"), "CLIP_WORDS_WORD", Map.of("timecode", "10:00-11:00"), "CLIP_TIMES_FROM");
        leads.forEach((asked, index) -> {
            assertRead(asked, Optional.empty(), index);
            assertRead(asked, Optional.of(new SearchCursor(0, 0, asked.containsKey("timecode") ? "36000001" : "a", 7)), index);
        });
    }

    private void assertRead(Map<String, String> asked, Optional<SearchCursor> after, String index) {
        String plan = ((H2Ledger) ledger).transactions().read(sql -> {
            ClipSearch search = new ClipSearch(sql, query(asked));
            ClipSearch.Select select = search.select(search.conditions().get(0).legs().get(0), after, 51);
            return sql.first("EXPLAIN " + select.text(), row -> row.getString(1), select.values().toArray()).orElseThrow();
        });
        assertTrue(plan.contains("PUBLIC." + index), plan);
        assertTrue(plan.contains("index sorted"), plan);
        assertFalse(plan.contains("tableScan"), plan);
    }

    @Test
    void whatIsFoundByACorrectionReadsTheCardsIndexInItsOrder() {
        ledger.clips().inspected(answer(roll, WIDE, CLOSE, SOUND));
        ledger.cards().correct(Deliveries.DAY.title(), new FormatCard("A", "ARRI ALEXA 35", "4608 x 3164", "ProRes 4444 XQ", "2.0"), CardAttribute.CODEC, "ARRIRAW", "Ana", "x");
        for (Map<String, String> asked : List.of(Map.of("codec", "arri"), Map.of("text", "arriraw"))) {
            String plan = ((H2Ledger) ledger).transactions().read(sql -> {
                ClipSearch search = new ClipSearch(sql, query(asked));
                ClipSearch.Select select = search.select(search.conditions().get(0).legs().get(1), Optional.of(new SearchCursor(0, 1, "", 7)), 51);
                return sql.first("EXPLAIN " + select.text(), row -> row.getString(1), select.values().toArray()).orElseThrow();
            });
            assertTrue(plan.contains("PUBLIC.CLIP_FACTS_CARD"), plan);
            assertTrue(plan.contains("index sorted"), plan);
            assertFalse(plan.contains("tableScan"), plan);
        }
    }

    /** The clips that another condition led to are looked up one by one, never gone through. */
    @Test
    void whatElseIsAskedIsLookedUpByTheClipsNumber() {
        ledger.clips().inspected(answer(roll, WIDE, CLOSE, SOUND));
        Map<String, String> asked = Map.of("text", "night", "name", "A", "reel", "A", "camera", "A", "title", "T", "day", "20260314", "colour", "A", "codec", "P", "timecode", "10:00-11:00");
        String plan = ((H2Ledger) ledger).transactions().read(sql -> {
            ClipSearch.Select select = new ClipSearch(sql, query(asked)).others(0, 1L, 2L);
            return sql.first("EXPLAIN " + select.text(), row -> row.getString(1), select.values().toArray()).orElseThrow();
        });
        assertTrue(plan.matches("(?s).*\"CLIP_FACTS\" \"X\"\\s+/\\* PUBLIC.PRIMARY_KEY_[^:]*: CLIP_ID = N.ID .*"), plan);
        assertFalse(plan.contains("tableScan") || plan.contains("PUBLIC.CLIP_FACTS_") || plan.contains("PUBLIC.CLIP_WORDS_") || plan.contains("PUBLIC.CLIP_TIMES_"), plan);
    }

    @Test
    void theConditionOfTheFewestClipsLeads() {
        ledger.clips().inspected(answer(roll, WIDE, CLOSE, SOUND));
        assertEquals("camera", lead(Map.of("codec", "prores", "camera", "b", "title", "Night Train")));
        assertEquals("word", lead(Map.of("codec", "prores", "text", "nothing")));
    }

    private String lead(Map<String, String> asked) {
        return ((H2Ledger) ledger).transactions().read(sql -> {
            ClipSearch search = new ClipSearch(sql, query(asked));
            return search.conditions().get(search.lead()).name();
        });
    }

    @Test
    void whatAStopLeftUnknownIsCountedAndEnteredLater() {
        ledger.clips().inspected(answer(roll, WIDE, CLOSE, SOUND));
        ((H2Ledger) ledger).transactions().acknowledge(sql -> {
            sql.change("UPDATE clips SET entered = FALSE");
            sql.change("DELETE FROM clip_facts");
        });
        assertEquals(new ClipPage(List.of(), Optional.empty(), 3), ledger.clips().search(query(Map.of("camera", "A"))));
        assertEquals(2, ledger.clips().enter(2));
        assertEquals(1, ledger.clips().enter(2));
        assertEquals(0, ledger.clips().enter(2));
        assertEquals(0, ledger.clips().search(query(Map.of("camera", "A"))).waiting());
        assertEquals(List.of("A00"), found(Map.of("camera", "A")));
    }
}
