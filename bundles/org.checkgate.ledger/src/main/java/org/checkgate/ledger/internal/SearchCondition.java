package org.checkgate.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkgate.ledger.CardAttribute;
import org.checkgate.ledger.ClipQuery;
import org.checkgate.ledger.TimecodeSpan;

/**
 * One thing that is asked of clips. It can lead to them, as rows in the order of an index, or be looked at for clips that another one
 * led to. In all its conditions the row that is looked at is called {@code x}.
 *
 * @param name  of what is asked
 * @param legs  in which it leads to clips, one after the other; no clip is met on two of them
 * @param holds as a condition on a row of {@code clip_facts}
 */
record SearchCondition(String name, List<Leg> legs, Where holds) {
    /** A condition with its values. */
    record Where(String sql, List<Object> values) {
        Where(String sql, Object... values) {
            this(sql, List.of(values));
        }
    }

    /**
     * Rows in the order of an index, a row a clip at most.
     *
     * @param number larger than those of the legs before it
     * @param index  empty for the table's own order
     * @param order  columns by which the index is ordered before the newest clip; empty for the newest clip alone
     * @param key    the one of them that differs from row to row; empty where none does
     * @param range  rows of the index between which its clips are: what the index alone says of {@code where}
     */
    record Leg(long number, String table, String index, String order, String key, Where range, Where where) {
        Leg(long number, String table, String index, String order, String key, Where where) {
            this(number, table, index, order, key, where, where);
        }

        /** A key as it came back from outside, as the index has it. @throws IllegalArgumentException when no clip can have it */
        Object key(String text) {
            if (table.equals("clip_times") && !text.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException(SearchCursor.OF_NONE);
            }
            return table.equals("clip_times") ? (Object) Integer.parseInt(text) : text;
        }
    }

    /** Every clip. */
    static final SearchCondition ALL = new SearchCondition("all", List.of(new Leg(0, "clip_facts", "", "", "", new Where("TRUE"))), new Where("TRUE"));

    /**
     * @param cards what persons said of format cards: a clip is found by what was read as well as by what was corrected
     * @throws IllegalArgumentException when the text has no word or too many
     */
    static List<SearchCondition> of(ClipQuery query, CorrectedCards cards) {
        List<SearchCondition> all = new ArrayList<>();
        query.timecode().ifPresent(span -> all.add(during(span)));
        query.name().ifPresent(name -> all.add(begins("name", name)));
        query.reel().ifPresent(reel -> all.add(begins("reel", reel)));
        query.text().ifPresent(text -> words(text, cards, all));
        query.day().ifPresent(day -> all.add(is("day", "shoot_day", day)));
        query.title().ifPresent(title -> all.add(is("title", "title", title)));
        query.camera().map(SearchText::key).ifPresent(camera -> all.add(is("camera", "camera_key", camera)
                .or(cards.saying(Set.of(CardAttribute.CAMERA), value -> SearchText.key(value).equals(camera)))));
        query.codec().ifPresent(codec -> all.add(begins("codec", codec)
                .or(cards.saying(Set.of(CardAttribute.CODEC), value -> SearchText.key(value).startsWith(SearchText.key(codec))))));
        query.colour().ifPresent(colour -> all.add(begins("colour", colour)));
        return all;
    }

    private static SearchCondition is(String index, String column, String value) {
        return fact(index, column, "", " = ?", value);
    }

    private static SearchCondition begins(String name, String beginning) {
        String key = SearchText.key(beginning);
        return fact(name, name + "_key", "x." + name + "_key", " BETWEEN ? AND ?", key, SearchText.afterAll(key));
    }

    private static SearchCondition fact(String index, String column, String key, String condition, Object... values) {
        return new SearchCondition(index, List.of(new Leg(0, "clip_facts", "clip_facts_" + index, "x." + column, key, new Where("x." + column + condition, values))),
                new Where("x." + column + condition, values));
    }

    private static void words(String text, CorrectedCards cards, List<SearchCondition> all) {
        Set<String> words = SearchText.asked(text);
        if (words.isEmpty() || words.size() > ClipQuery.WORDS) {
            throw new IllegalArgumentException("Clips are found by 1 to " + ClipQuery.WORDS + " words, not " + words.size() + ".");
        }
        for (String word : words) {
            String last = SearchText.afterAll(word);
            // A clip may have several words that begin so: the first of them stands for it.
            String range = "x.word BETWEEN ? AND ?";
            Leg leg = new Leg(0, "clip_words", "clip_words_word", "x.word", "x.word", new Where(range, word, last), new Where(range + " AND (x.word = ? OR NOT EXISTS "
                    + "(SELECT 1 FROM clip_words o WHERE o.clip_id = x.clip_id AND o.word >= ? AND o.word < x.word))", word, last, word, word));
            all.add(new SearchCondition("word", List.of(leg), new Where("EXISTS (SELECT 1 FROM clip_words w WHERE w.clip_id = x.clip_id AND w.word BETWEEN ? AND ?)", word, last))
                    .or(cards.saying(CorrectedCards.SPOKEN, value -> SearchText.words(List.of(value)).stream().anyMatch(each -> each.startsWith(word)))));
        }
    }

    /** It holds for clips with these cards too. They come after those for which it holds by what was read. */
    private SearchCondition or(Map<Long, Where> cards) {
        if (cards.isEmpty()) {
            return this;
        }
        List<Leg> all = new ArrayList<>(legs);
        List<String> either = new ArrayList<>();
        List<Object> values = new ArrayList<>(holds.values());
        cards.forEach((number, card) -> {
            List<Object> both = new ArrayList<>(card.values());
            both.addAll(holds.values());
            all.add(new Leg(number, "clip_facts", "clip_facts_card", CorrectedCards.ORDER, "", new Where(card.sql() + " AND NOT (" + holds.sql() + ")", both)));
            either.add(card.sql());
            values.addAll(card.values());
        });
        return new SearchCondition(name, all, new Where("(" + holds.sql() + " OR " + String.join(" OR ", either) + ")", values));
    }

    /** Of a clip's pieces the one stands for it in which the span begins, else its first one. */
    private static SearchCondition during(TimecodeSpan span) {
        String range = "x.tc_from > ? AND x.tc_from < ?";
        String piece = range + " AND (x.tc_from <= ? AND x.tc_to > ? OR x.tc_from > ? AND x.begins AND NOT EXISTS (SELECT 1 FROM clip_times o "
                + "WHERE o.clip_id = x.clip_id AND o.tc_from <= ? AND o.tc_to > ?))";
        int from = span.from();
        int until = span.overMidnight() ? TimecodeSpan.DAY : span.to();
        List<Leg> legs = new ArrayList<>(List.of(time(0, new Where(range, from - ClipTimes.LONGEST, until), new Where(piece, from - ClipTimes.LONGEST, until, from, from, from, from, from))));
        String holds = "t.tc_from > ? AND t.tc_from < ? AND t.tc_to > ?";
        List<Object> values = new ArrayList<>(List.of(from - ClipTimes.LONGEST, until, from));
        if (span.overMidnight()) {
            // What was met before midnight is not met again, such as all that goes on from the day before.
            legs.add(time(1, new Where("x.tc_from >= 0 AND x.tc_from < ?", span.to()), new Where("x.tc_from >= 0 AND x.tc_from < ? AND x.begins AND NOT EXISTS (SELECT 1 FROM clip_times o WHERE o.clip_id = x.clip_id AND o.tc_to > ?)",
                    span.to(), from)));
            holds = "(" + holds + " OR t.tc_from < ?)";
            values.add(span.to());
        }
        return new SearchCondition("timecode", legs, new Where("EXISTS (SELECT 1 FROM clip_times t WHERE t.clip_id = x.clip_id AND " + holds + ")", values));
    }

    private static Leg time(long number, Where range, Where where) {
        return new Leg(number, "clip_times", "clip_times_from", "x.tc_from", "x.tc_from", range, where);
    }
}
