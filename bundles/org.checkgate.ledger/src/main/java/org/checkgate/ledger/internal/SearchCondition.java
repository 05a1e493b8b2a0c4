package org.checkgate.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.checkgate.ledger.ClipQuery;
import org.checkgate.ledger.TimecodeSpan;

/**
 * One thing that is asked of clips. It can lead to them, as rows in the order of an index, or be looked at for a clip that another one
 * led to. In all its conditions the row that is looked at is called {@code x}.
 *
 * @param table where its rows stand, a row a clip at most, once the condition of a leg holds
 * @param index in whose order they are read: first the key, then the newest clip; empty for the table's own order
 * @param key   column by which they are ordered; empty for the newest clip alone
 * @param same  whether all rows have the same key
 * @param legs  read one after the other
 * @param holds as a condition on a row of any of the tables
 */
record SearchCondition(String table, String index, String key, boolean same, List<Where> legs, Where holds) {
    /** A condition with its values. */
    record Where(String sql, List<Object> values) {
        Where(String sql, Object... values) {
            this(sql, List.of(values));
        }
    }

    /** A key as it came back from outside, as the index has it. @throws IllegalArgumentException when no clip can have it */
    Object key(String text) {
        if (table.equals("clip_times") && !text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(SearchCursor.OF_NONE);
        }
        return table.equals("clip_times") ? (Object) Integer.parseInt(text) : text;
    }

    /** Every clip. */
    static final SearchCondition ALL = new SearchCondition("clip_facts", "", "", true, List.of(new Where("TRUE")), new Where("TRUE"));

    /** @throws IllegalArgumentException when the text has no word or too many */
    static List<SearchCondition> of(ClipQuery query) {
        List<SearchCondition> all = new ArrayList<>();
        query.timecode().ifPresent(span -> all.add(during(span)));
        query.name().ifPresent(name -> all.add(begins("name", name)));
        query.reel().ifPresent(reel -> all.add(begins("reel", reel)));
        query.text().ifPresent(text -> words(text, all));
        query.day().ifPresent(day -> all.add(is("day", "shoot_day", day)));
        query.camera().ifPresent(camera -> all.add(is("camera", "camera_key", SearchText.key(camera))));
        query.codec().ifPresent(codec -> all.add(begins("codec", codec)));
        query.colour().ifPresent(colour -> all.add(begins("colour", colour)));
        query.title().ifPresent(title -> all.add(is("title", "title", title)));
        return all;
    }

    private static SearchCondition is(String index, String column, String value) {
        return fact(index, column, true, " = ?", value);
    }

    private static SearchCondition begins(String name, String beginning) {
        String key = SearchText.key(beginning);
        return fact(name, name + "_key", false, " BETWEEN ? AND ?", key, SearchText.afterAll(key));
    }

    private static SearchCondition fact(String index, String column, boolean same, String condition, Object... values) {
        return new SearchCondition("clip_facts", "clip_facts_" + index, "x." + column, same, List.of(new Where("x." + column + condition, values)),
                new Where("EXISTS (SELECT 1 FROM clip_facts f WHERE f.clip_id = x.clip_id AND f." + column + condition + ")", values));
    }

    private static void words(String text, List<SearchCondition> all) {
        Set<String> words = SearchText.asked(text);
        if (words.isEmpty() || words.size() > ClipQuery.WORDS) {
            throw new IllegalArgumentException("Clips are found by 1 to " + ClipQuery.WORDS + " words, not " + words.size() + ".");
        }
        for (String word : words) {
            String last = SearchText.afterAll(word);
            // A clip may have several words that begin so: the first of them stands for it.
            all.add(new SearchCondition("clip_words", "clip_words_word", "x.word", false, List.of(new Where("x.word BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM clip_words o "
                    + "WHERE o.clip_id = x.clip_id AND o.word >= ? AND o.word < x.word)", word, last, word)),
                    new Where("EXISTS (SELECT 1 FROM clip_words w WHERE w.clip_id = x.clip_id AND w.word BETWEEN ? AND ?)", word, last)));
        }
    }

    /** Of a clip's pieces the one stands for it in which the span begins, else its first one. */
    private static SearchCondition during(TimecodeSpan span) {
        String piece = "x.tc_from > ? AND x.tc_from < ? AND (x.tc_from <= ? AND x.tc_to > ? OR x.tc_from > ? AND x.begins AND NOT EXISTS (SELECT 1 FROM clip_times o "
                + "WHERE o.clip_id = x.clip_id AND o.tc_from <= ? AND o.tc_to > ?))";
        int from = span.from();
        int until = span.overMidnight() ? TimecodeSpan.DAY : span.to();
        List<Where> legs = new ArrayList<>(List.of(new Where(piece, from - ClipTimes.LONGEST, until, from, from, from, from, from)));
        String holds = "t.tc_from > ? AND t.tc_from < ? AND t.tc_to > ?";
        List<Object> values = new ArrayList<>(List.of(from - ClipTimes.LONGEST, until, from));
        if (span.overMidnight()) {
            // What was met before midnight is not met again, such as all that goes on from the day before.
            legs.add(new Where("x.tc_from >= 0 AND x.tc_from < ? AND x.begins AND NOT EXISTS (SELECT 1 FROM clip_times o WHERE o.clip_id = x.clip_id AND o.tc_to > ?)", span.to(), from));
            holds = "(" + holds + " OR t.tc_from < ?)";
            values.add(span.to());
        }
        return new SearchCondition("clip_times", "clip_times_from", "x.tc_from", false, legs,
                new Where("EXISTS (SELECT 1 FROM clip_times t WHERE t.clip_id = x.clip_id AND " + holds + ")", values));
    }
}
