package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkgate.ledger.Tier;

/**
 * The counters that lights rest on, within the transaction that changes what they count. Whatever a change is: what the files it touches
 * came to before is taken off, and what they come to afterwards is added. Files and copies are written by {@link FileRows} and
 * {@link CopyRows} alone, so that no change goes uncounted.
 */
final class Counts {
    private static final String SUMS = ", COUNT(*) AS files, SUM(GREATEST(f.size, 0)) AS bytes FROM ";
    private static final String FILES = "SELECT f.roll_id, '' AS tier, '' AS endpoint, " + Count.PRESENCE + " AS strength" + SUMS;
    private static final String COPIES = "SELECT c.roll_id, c.tier, c.endpoint, c.strength" + SUMS;
    private static final String BY_FILES = " GROUP BY f.roll_id, " + Count.PRESENCE;
    private static final String BY_COPIES = " GROUP BY c.roll_id, c.tier, c.endpoint, c.strength";
    private static final String ALL_FILES = FILES + "files f";
    private static final String ALL_COPIES = COPIES + "copies c JOIN files f ON f.id = c.file_id";
    /** Outer joins stay in this order. A plan that begins with all files would be kept from the day on which there were few. */
    static final String SOME = "UNNEST(CAST(? AS BIGINT ARRAY)) i(id) LEFT JOIN files f ON f.id = i.id";
    static final String SOME_FILES = FILES + SOME + BY_FILES;
    static final String SOME_COPIES = COPIES + SOME + " LEFT JOIN copies c ON c.file_id = f.id WHERE c.id IS NOT NULL" + BY_COPIES;
    static final String EVERY_FILE = "SELECT f.roll_id, '' AS tier, '' AS endpoint, " + Count.PRESENCE + " AS strength, COUNT(*) AS files, 0 AS bytes FROM files f "
            + "GROUP BY f.roll_id, f.missing, f.brought";
    static final String EVERY_COPY = "SELECT c.roll_id, c.tier, c.endpoint, c.strength, COUNT(*) AS files, 0 AS bytes FROM copies c" + BY_COPIES;
    private static final String WRITE = "INSERT INTO roll_counts (roll_id, tier, endpoint, strength, files, bytes) ";

    private final Sql sql;

    Counts(Sql sql) {
        this.sql = sql;
    }

    /** What a change comes to. */
    static final class Difference {
        private final Map<Count.Place, Count> all = new LinkedHashMap<>();

        void more(Count after) {
            all.merge(after.place(), after, Count::plus);
        }

        void less(Count before) {
            more(before.negative());
        }
    }

    /** Writes rows of files or of copies. */
    interface Change {
        void make() throws SQLException;
    }

    /** Those of a roll that are not zero. */
    static List<Count> of(Sql sql, long rollId) throws SQLException {
        return sql.list("SELECT * FROM roll_counts WHERE roll_id = ? AND files <> 0", Count::of, rollId);
    }

    /** What they have to be: every file and every copy of the roll is looked at. */
    static List<Count> lookedThrough(Sql sql, long rollId) throws SQLException {
        List<Count> counts = new ArrayList<>(sql.list(ALL_FILES + " WHERE f.roll_id = ?" + BY_FILES, Count::of, rollId));
        counts.addAll(sql.list(ALL_COPIES + " WHERE c.roll_id = ?" + BY_COPIES, Count::of, rollId));
        return counts;
    }

    /** Copies of these files change. */
    void copies(Collection<Long> files, Change change) throws SQLException {
        changing(files, List.of(SOME_COPIES), change);
    }

    /** These files change in size, or in whether they are missing; their copies are of as many bytes as they are. */
    void files(Collection<Long> files, Change change) throws SQLException {
        changing(files, List.of(SOME_FILES, SOME_COPIES), change);
    }

    private void changing(Collection<Long> files, List<String> queries, Change change) throws SQLException {
        Long[] numbers = files.stream().distinct().toArray(Long[]::new);
        Difference difference = new Difference();
        look(queries, numbers).forEach(difference::less);
        change.make();
        look(queries, numbers).forEach(difference::more);
        add(difference);
    }

    private List<Count> look(List<String> queries, Long[] numbers) throws SQLException {
        List<Count> counts = new ArrayList<>();
        if (numbers.length == 0) {
            return counts;
        }
        for (String query : queries) {
            counts.addAll(sql.list(query, Count::of, (Object) numbers));
        }
        return counts;
    }

    void add(Difference difference) throws SQLException {
        for (Count more : difference.all.values()) {
            add(more);
        }
    }

    /** Changes run one after another, so that a row that is not there is not made twice. */
    void add(Count more) throws SQLException {
        Count.Place place = more.place();
        if (more.files() == 0 && more.bytes() == 0) {
            return;
        }
        if (sql.change("UPDATE roll_counts SET files = files + ?, bytes = bytes + ? WHERE roll_id = ? AND tier = ? AND endpoint = ? AND strength = ?",
                more.files(), more.bytes(), place.roll(), place.tier(), place.endpoint(), place.strength()) == 0) {
            sql.change(WRITE + "VALUES (?, ?, ?, ?, ?, ?)", place.roll(), place.tier(), place.endpoint(), place.strength(), more.files(), more.bytes());
        }
    }

    /** A roll has no copies on this tier any more. */
    void none(long rollId, Tier tier) throws SQLException {
        sql.change("DELETE FROM roll_counts WHERE roll_id = ? AND tier = ?", rollId, tier);
    }

    /** Any copy on this tier may have changed. */
    void again(Tier tier) throws SQLException {
        sql.change("DELETE FROM roll_counts WHERE tier = ?", tier);
        sql.change(WRITE + ALL_COPIES + " WHERE c.tier = ?" + BY_COPIES, tier);
    }

    /** Counts everything anew. */
    void again() throws SQLException {
        sql.change("DELETE FROM roll_counts");
        sql.change(WRITE + ALL_FILES + BY_FILES);
        sql.change(WRITE + ALL_COPIES + BY_COPIES);
    }

    /** Looks at every file and every copy. @return a sentence when the counters say anything else */
    Optional<String> wrong() throws SQLException {
        return wrong("SELECT * FROM roll_counts WHERE files <> 0 OR bytes <> 0", ALL_FILES + BY_FILES, ALL_COPIES + BY_COPIES);
    }

    /** As {@link #wrong}, but not of bytes, on which no light rests: two indexes tell it, in a fifth of the time. */
    Optional<String> wrongFiles() throws SQLException {
        return wrong("SELECT roll_id, tier, endpoint, strength, files, 0 AS bytes FROM roll_counts WHERE files <> 0", EVERY_FILE, EVERY_COPY);
    }

    private Optional<String> wrong(String counters, String files, String copies) throws SQLException {
        Map<Count.Place, Count> said = byPlace(counters);
        Map<Count.Place, Count> seen = byPlace(files);
        seen.putAll(byPlace(copies));
        Set<Count.Place> places = new HashSet<>(said.keySet());
        places.addAll(seen.keySet());
        places.removeIf(place -> Objects.equals(said.get(place), seen.get(place)));
        return places.stream().min(Comparator.comparing(Count.Place::toString)).map(first -> places.size() + (places.size() == 1 ? " counter" : " counters")
                + " of the ledger did not say how many files there are. Of " + first + ": " + amount(said.get(first)) + " instead of " + amount(seen.get(first)) + ".");
    }

    private Map<Count.Place, Count> byPlace(String query) throws SQLException {
        return sql.list(query, Count::of).stream().collect(Collectors.toMap(Count::place, count -> count, Count::plus));
    }

    private static String amount(Count count) {
        return count == null ? "none" : count.files() + " files" + (count.bytes() == 0 ? "" : ", " + count.bytes() + " bytes");
    }
}
