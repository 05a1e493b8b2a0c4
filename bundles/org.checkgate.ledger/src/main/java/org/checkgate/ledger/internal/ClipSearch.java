package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.checkgate.ledger.ClipPage;
import org.checkgate.ledger.ClipQuery;
import org.checkgate.ledger.FoundClip;

/**
 * A page of a search, within one transaction. The condition that holds for the fewest clips leads: its rows are read in the order of its
 * index until the page is full, and the other conditions are looked at for them. Where they seldom hold, the page ends after so many rows
 * with the clips that were met, and the next one goes on behind them: no search keeps anybody waiting, whatever is asked.
 */
final class ClipSearch {
    /** Nobody counts further: conditions with more rows than this lead equally badly. */
    private static final int COUNTED = 5_000;
    /** So many clips are looked at for a page at most. */
    private static final int LOOKED_AT = 2_000;
    /** The more of them did not hold, the more are looked at at once. */
    private static final int GROWTH = 4;

    private final Sql sql;
    private final ClipQuery query;
    private final int lookedAt;
    private final List<SearchCondition> conditions;

    ClipSearch(Sql sql, ClipQuery query) throws SQLException {
        this(sql, query, LOOKED_AT);
    }

    /** @param lookedAt so many clips are looked at for a page at most */
    ClipSearch(Sql sql, ClipQuery query, int lookedAt) throws SQLException {
        this.sql = sql;
        this.query = query;
        this.lookedAt = lookedAt;
        List<SearchCondition> asked = SearchCondition.of(query, CorrectedCards.of(sql));
        this.conditions = asked.isEmpty() ? List.of(SearchCondition.ALL) : asked;
    }

    /** A query with its values. */
    record Select(String text, List<Object> values) {
    }

    private record Row(long leg, String key, long id) {
    }

    ClipPage page() throws SQLException {
        Optional<SearchCursor> after = query.after().map(text -> SearchCursor.of(text, conditions.size()));
        int lead = after.isPresent() ? after.get().lead() : lead();
        List<Row> rows = new ArrayList<>();
        Optional<Row> stopped = Optional.empty();
        for (SearchCondition.Leg leg : conditions.get(lead).legs()) {
            if (rows.size() <= query.limit() && stopped.isEmpty() && leg.number() >= after.map(SearchCursor::leg).orElse(0L)) {
                stopped = follow(lead, leg, after.filter(cursor -> cursor.leg() == leg.number()), rows);
            }
        }
        boolean more = rows.size() > query.limit();
        FoundClips found = new FoundClips(sql);
        List<FoundClip> clips = new ArrayList<>();
        for (Row row : more ? rows.subList(0, query.limit()) : rows) {
            clips.add(found.of(row.id()).orElseThrow());
        }
        Optional<Row> last = more ? Optional.of(rows.get(query.limit() - 1)) : stopped;
        return new ClipPage(clips, last.map(row -> new SearchCursor(lead, row.leg(), row.key(), row.id()).text()), new ClipEntries(sql).unknown());
    }

    /**
     * Adds the clips of a leg for which all holds, until there is one more than the page has.
     *
     * @return the row after which it was stopped for having looked at enough
     */
    private Optional<Row> follow(int lead, SearchCondition.Leg leg, Optional<SearchCursor> after, List<Row> rows) throws SQLException {
        boolean alone = conditions.size() == 1;
        Optional<SearchCursor> from = after;
        int looked = 0;
        int most = query.limit() + 1 - rows.size();
        while (true) {
            Select select = select(leg, from, most);
            List<Row> met = sql.list(select.text(), row -> new Row(leg.number(), row.getString(2), row.getLong(1)), select.values().toArray());
            rows.addAll(alone ? met : holding(lead, met));
            looked += met.size();
            if (met.size() < most || rows.size() > query.limit()) {
                return Optional.empty();
            }
            Row last = met.get(met.size() - 1);
            if (looked >= lookedAt) {
                return Optional.of(last);
            }
            from = Optional.of(new SearchCursor(lead, leg.number(), last.key(), last.id()));
            most = Math.min(most * GROWTH, lookedAt - looked);
        }
    }

    /** Those for which the other conditions hold, in their order. */
    private List<Row> holding(int lead, List<Row> rows) throws SQLException {
        Select select = others(lead, rows.stream().map(Row::id).toArray(Long[]::new));
        Set<Long> holding = new HashSet<>(sql.list(select.text(), row -> row.getLong(1), select.values().toArray()));
        return rows.stream().filter(row -> holding.contains(row.id())).toList();
    }

    /**
     * Those of these clips for which the other conditions hold. It is written so that the database can only look each of them up: given the
     * choice, it goes through all clips of a camera to see which of a few numbers is among them.
     */
    Select others(int lead, Long... clips) {
        StringBuilder text = new StringBuilder("SELECT x.clip_id FROM UNNEST(?) AS n(id) JOIN clip_facts x ON x.clip_id = n.id WHERE TRUE");
        List<Object> values = new ArrayList<>();
        values.add(clips);
        for (int at = 0; at < conditions.size(); at++) {
            if (at != lead) {
                text.append(" AND (").append(conditions.get(at).holds().sql()).append(") IS TRUE");
                values.addAll(conditions.get(at).holds().values());
            }
        }
        return new Select(text.toString(), values);
    }

    List<SearchCondition> conditions() {
        return conditions;
    }

    /** The condition with the fewest rows to read; the first of several. */
    int lead() throws SQLException {
        int best = 0;
        long fewest = Long.MAX_VALUE;
        for (int at = 0; conditions.size() > 1 && at < conditions.size(); at++) {
            long rows = 0;
            for (SearchCondition.Leg leg : conditions.get(at).legs()) {
                rows += rows >= COUNTED ? 0 : sql.number("SELECT COUNT(*) FROM (SELECT 1 FROM " + read(leg) + " WHERE " + leg.range().sql() + " FETCH FIRST " + COUNTED + " ROWS ONLY)",
                        leg.range().values().toArray());
            }
            if (rows < fewest) {
                best = at;
                fewest = rows;
            }
        }
        return best;
    }

    private static String read(SearchCondition.Leg leg) {
        return leg.table() + " x" + (leg.index().isEmpty() ? "" : " USE INDEX (" + leg.index() + ")");
    }

    /** The rows of one leg behind the cursor, numbers and keys of clips, as many as are wanted. */
    Select select(SearchCondition.Leg leg, Optional<SearchCursor> after, int most) {
        String key = leg.key();
        StringBuilder text = new StringBuilder("SELECT x.clip_id, ").append(key.isEmpty() ? "''" : key).append(" FROM ").append(read(leg)).append(" WHERE ").append(leg.where().sql());
        List<Object> values = new ArrayList<>(leg.where().values());
        if (after.isPresent()) {
            if (key.isEmpty()) {
                text.append(" AND x.clip_id < ?");
            } else {
                text.append(" AND ").append(key).append(" >= ? AND (").append(key).append(" > ? OR x.clip_id < ?)");
                Object last = leg.key(after.get().key());
                values.addAll(List.of(last, last));
            }
            values.add(after.get().id());
        }
        text.append(" ORDER BY ").append(leg.order().isEmpty() ? "" : leg.order() + ", ").append("x.clip_id DESC FETCH FIRST ").append(most).append(" ROWS ONLY");
        return new Select(text.toString(), values);
    }
}
