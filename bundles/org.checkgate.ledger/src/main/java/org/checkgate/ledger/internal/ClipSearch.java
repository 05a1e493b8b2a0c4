package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.CardAttribute;
import org.checkgate.ledger.ClipPage;
import org.checkgate.ledger.ClipQuery;
import org.checkgate.ledger.Correction;
import org.checkgate.ledger.FormatCard;
import org.checkgate.ledger.FoundClip;

/**
 * A page of a search, within one transaction. The condition that holds for the fewest clips leads: its rows are read in the order of its
 * index until the page is full, and the other conditions are looked at for each of them.
 */
final class ClipSearch {
    /** Nobody counts further: conditions that hold for more clips than this lead equally badly. */
    private static final int COUNTED = 5_000;
    private static final String FOUND = "SELECT c.id, c.roll_id, c.name, c.format, c.picture, c.start_timecode, c.rate, c.frames, c.plugin, c.plugin_version, c.waits_for, f.*, "
            + "r.name AS roll, r.unit FROM clips c JOIN clip_facts f ON f.clip_id = c.id JOIN rolls r ON r.id = c.roll_id WHERE c.id = ?";

    private final Sql sql;
    private final ClipQuery query;
    private final List<SearchCondition> conditions;
    private final Map<String, Map<FormatCard, Map<CardAttribute, Correction>>> corrections = new HashMap<>();

    ClipSearch(Sql sql, ClipQuery query) {
        this.sql = sql;
        this.query = query;
        List<SearchCondition> asked = SearchCondition.of(query);
        this.conditions = asked.isEmpty() ? List.of(SearchCondition.ALL) : asked;
    }

    /** A query with its values. */
    record Select(String text, List<Object> values) {
    }

    private record Row(int leg, String key, long id) {
    }

    ClipPage page() throws SQLException {
        Optional<SearchCursor> after = query.after().map(text -> SearchCursor.of(text, conditions.size()));
        int lead = after.isPresent() ? after.get().lead() : lead();
        int legs = conditions.get(lead).legs().size();
        List<Row> rows = new ArrayList<>();
        for (int leg = after.map(SearchCursor::leg).orElse(0); leg < legs && rows.size() <= query.limit(); leg++) {
            int at = leg;
            Select select = select(lead, leg, after.filter(cursor -> cursor.leg() == at), query.limit() + 1 - rows.size());
            rows.addAll(sql.list(select.text(), row -> new Row(at, row.getString(2), row.getLong(1)), select.values().toArray()));
        }
        boolean more = rows.size() > query.limit();
        List<FoundClip> clips = new ArrayList<>();
        for (Row row : more ? rows.subList(0, query.limit()) : rows) {
            clips.add(sql.first(FOUND, this::found, row.id()).orElseThrow());
        }
        Row last = more ? rows.get(query.limit() - 1) : null;
        return new ClipPage(clips, Optional.ofNullable(last).map(row -> new SearchCursor(lead, row.leg(), row.key(), row.id()).text()), new ClipEntries(sql).unknown());
    }

    /** The condition for which the fewest clips are; the first of several. */
    int lead() throws SQLException {
        int best = 0;
        long fewest = Long.MAX_VALUE;
        for (int at = 0; conditions.size() > 1 && at < conditions.size(); at++) {
            SearchCondition condition = conditions.get(at);
            long clips = 0;
            for (SearchCondition.Where leg : condition.legs()) {
                clips += sql.number("SELECT COUNT(*) FROM (SELECT 1 FROM " + read(condition) + " WHERE " + leg.sql() + " FETCH FIRST " + COUNTED + " ROWS ONLY)",
                        leg.values().toArray());
            }
            if (clips < fewest) {
                best = at;
                fewest = clips;
            }
        }
        return best;
    }

    private static String read(SearchCondition condition) {
        return condition.table() + " x" + (condition.index().isEmpty() ? "" : " USE INDEX (" + condition.index() + ")");
    }

    /** The rows of one leg behind the cursor, numbers and keys of clips, as many as are wanted. */
    Select select(int lead, int leg, Optional<SearchCursor> after, int most) {
        SearchCondition condition = conditions.get(lead);
        String key = condition.key();
        StringBuilder text = new StringBuilder("SELECT x.clip_id, ").append(key.isEmpty() ? "''" : key).append(" FROM ").append(read(condition));
        SearchCondition.Where where = condition.legs().get(leg);
        text.append(" WHERE ").append(where.sql());
        List<Object> values = new ArrayList<>(where.values());
        if (after.isPresent()) {
            if (condition.same()) {
                text.append(" AND x.clip_id < ?");
            } else {
                text.append(" AND ").append(key).append(" >= ? AND (").append(key).append(" > ? OR x.clip_id < ?)");
                Object last = condition.key(after.get().key());
                values.addAll(List.of(last, last));
            }
            values.add(after.get().id());
        }
        for (int at = 0; at < conditions.size(); at++) {
            if (at != lead) {
                text.append(" AND ").append(conditions.get(at).holds().sql());
                values.addAll(conditions.get(at).holds().values());
            }
        }
        text.append(" ORDER BY ").append(key.isEmpty() ? "" : key + ", ").append("x.clip_id DESC FETCH FIRST ").append(most).append(" ROWS ONLY");
        return new Select(text.toString(), values);
    }

    private FoundClip found(ResultSet row) throws SQLException {
        FormatCard card = H2Cards.card(row);
        String title = row.getString("title");
        Map<FormatCard, Map<CardAttribute, Correction>> ofTitle = corrections.get(title);
        if (ofTitle == null) {
            ofTitle = H2Cards.standing(sql, title);
            corrections.put(title, ofTitle);
        }
        return new FoundClip(row.getLong("id"), row.getLong("roll_id"), row.getString("roll"), Columns.destination(row).orElseThrow(), row.getString("name"),
                row.getString("format"), row.getString("reel"), row.getString("colour"), card, row.getBoolean("picture"), Columns.text(row, "start_timecode"),
                Columns.text(row, "end_timecode").filter(text -> !text.isEmpty()), Columns.text(row, "rate"), row.getLong("frames"), H2Clips.standing(row),
                ofTitle.getOrDefault(card, Map.of()));
    }
}
