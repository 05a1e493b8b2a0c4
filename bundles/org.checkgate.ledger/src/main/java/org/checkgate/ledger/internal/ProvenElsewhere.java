package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiPredicate;
import org.checkgate.ledger.FileRead;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.RecordedHash;

/**
 * Finds what other deliveries of a roll's history have proven in staging, for its sealed files that are not proven there.
 * What decides is the same verdict as after a read of the roll's own drive: what was read of the other must fit all that this
 * roll's manifests state. Manifests and files that nothing states are never found; only a read tells that they are the same.
 *
 * <p>Goes through the files in pages of their numbers, which follow one another within a roll: memory is bounded, and the
 * cost per file flat.
 */
final class ProvenElsewhere {
    private static final int PAGE = 1000;
    static final String WANTED = "SELECT f.id, f.roll_id, f.path, f.missing, COALESCE(c.object_key, '') AS object_key FROM files f LEFT JOIN copies c "
            + "ON c.file_id = f.id AND c.tier = ? AND c.endpoint = ? WHERE f.id BETWEEN ? AND ? AND f.role = ? "
            + "AND (c.strength IS NULL OR NOT c.strength = ANY(?))";
    /** Joined with the paths: that each is IN a list would be asked of every file of the delivery. */
    static final String PROVEN = "SELECT d.path, d.size, d.crc64, c.object_key, c.strength, c.proven_at, h.format, h.hash "
            + "FROM UNNEST(CAST(? AS VARCHAR ARRAY)) p(path) JOIN files d ON d.roll_id = ? AND d.path = p.path "
            + "JOIN copies c ON c.file_id = d.id AND c.tier = ? AND c.endpoint = ? AND c.strength = ANY(?) "
            + "JOIN read_hashes h ON h.file_id = d.id WHERE d.crc64 <> ''";

    /**
     * A file of this roll that nothing proves.
     *
     * @param missing  not on this delivery's drive
     * @param key      the object of a copy that is too weak; empty when there is none
     */
    record Wanted(long id, String path, boolean missing, String key) {
        /**
         * A file that lies on the drive is read from it: that an earlier delivery was good says nothing of this drive. When it turned
         * out to be bad, a later delivery may have been brought for it.
         */
        boolean takesFrom(Roll delivery, Roll mine) {
            return missing || delivery.delivery() > mine.delivery();
        }
    }

    /** What another delivery's file is proven by. */
    record Proven(Roll delivery, long size, String crc64, String key, Strength strength, Instant at, Map<HashFormat, String> digests) {
        boolean same(FileRead read) {
            List<HashFormat> both = digests.keySet().stream().filter(format -> read.hashes().containsKey(format.id())).toList();
            return size == read.size() && crc64.equals(read.crc64()) && !both.isEmpty()
                    && both.stream().allMatch(format -> digests.get(format).equals(read.hashes().get(format.id())));
        }
    }

    record Match(Wanted wanted, Proven proven) {
    }

    /** What is done with the matches of a page. */
    interface Page {
        void of(List<Match> matches) throws SQLException;
    }

    private final Sql sql;
    private final Roll roll;
    private final String staging;
    private final String[] enough;

    /** @param required what proves a file in staging */
    ProvenElsewhere(Sql sql, Roll roll, String staging, Strength required) {
        this.sql = sql;
        this.roll = roll;
        this.staging = staging;
        this.enough = words(required);
    }

    static String[] words(Strength required) {
        return EnumSet.range(required, Strength.READ_BACK).stream().map(Strength::name).toArray(String[]::new);
    }

    boolean any() throws SQLException {
        List<Roll> related = H2Rolls.related(sql, roll);
        long[] files = files();
        for (long first = files[0]; first <= files[1] && !related.isEmpty(); first += PAGE) {
            if (!matches(first, related).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Sealed files on this delivery's drive that another one has proven, whichever came first. Numbers of files. */
    Set<Long> readable() throws SQLException {
        Set<Long> readable = new HashSet<>();
        List<Roll> related = H2Rolls.related(sql, roll);
        long[] files = files();
        for (long first = files[0]; first <= files[1] && !related.isEmpty(); first += PAGE) {
            matches(first, related, (file, delivery) -> !file.missing()).forEach(match -> readable.add(match.wanted().id()));
        }
        return readable;
    }

    /** What another delivery has proven that is the same as what was read of this file. */
    Optional<Proven> same(String path, FileRead read) throws SQLException {
        for (Roll delivery : H2Rolls.related(sql, roll)) {
            Proven proven = proven(delivery, new String[] {path}).get(path);
            if (proven != null && proven.same(read)) {
                return Optional.of(proven);
            }
        }
        return Optional.empty();
    }

    void each(Page page) throws SQLException {
        List<Roll> related = H2Rolls.related(sql, roll);
        long[] files = files();
        for (long first = files[0]; first <= files[1] && !related.isEmpty(); first += PAGE) {
            page.of(matches(first, related));
        }
    }

    /** The lowest and the highest number; the second is below the first for a roll without files. */
    private long[] files() throws SQLException {
        return sql.first("SELECT COALESCE(MIN(id), 0), COALESCE(MAX(id), -1) FROM files WHERE roll_id = ?",
                row -> new long[] {row.getLong(1), row.getLong(2)}, roll.id()).orElseThrow();
    }

    private List<Match> matches(long first, List<Roll> related) throws SQLException {
        return matches(first, related, (file, delivery) -> file.takesFrom(delivery, roll));
    }

    private List<Match> matches(long first, List<Roll> related, BiPredicate<Wanted, Roll> takes) throws SQLException {
        Map<String, Wanted> wanted = wanted(first);
        Map<Long, List<RecordedHash>> stated = wanted.isEmpty() ? Map.of() : stated(first);
        List<Match> matches = new ArrayList<>();
        for (Roll delivery : related) {
            if (wanted.isEmpty()) {
                break;
            }
            for (Map.Entry<String, Proven> proven : proven(delivery, wanted.keySet().toArray(String[]::new)).entrySet()) {
                Wanted file = wanted.get(proven.getKey());
                // As after a read of the drive, the hashes decide: the size that was listed may be the drive's own fault.
                Expected expected = new Expected(file.path(), OptionalLong.empty(), stated.getOrDefault(file.id(), List.of()));
                if (takes.test(file, delivery) && expected.judge(proven.getValue().size(), proven.getValue().digests()).good()) {
                    matches.add(new Match(file, proven.getValue()));
                    wanted.remove(file.path());
                }
            }
        }
        return matches;
    }

    /** By path. The database would look at the whole roll for each page if it were asked for this roll's files among the page's. */
    private Map<String, Wanted> wanted(long first) throws SQLException {
        Map<String, Wanted> wanted = new HashMap<>();
        sql.each(WANTED, row -> row.getLong("roll_id") != roll.id() ? null : wanted.put(row.getString("path"), new Wanted(row.getLong("id"),
                row.getString("path"), row.getBoolean("missing"), row.getString("object_key"))), Tier.STAGING, staging, first, first + PAGE - 1, FileRole.SEALED, enough);
        return wanted;
    }

    private Map<Long, List<RecordedHash>> stated(long first) throws SQLException {
        Map<Long, List<RecordedHash>> stated = new HashMap<>();
        sql.each("SELECT * FROM stated_hashes WHERE file_id BETWEEN ? AND ? ORDER BY file_id, position",
                row -> stated.computeIfAbsent(row.getLong("file_id"), file -> new ArrayList<>(2)).add(new RecordedHash(row.getString("format"),
                        row.getString("hash"), row.getBoolean("trusted"), row.getInt("generation"))), first, first + PAGE - 1);
        return stated;
    }

    /** By path. One without the checksum of its read is of no use to the cloud. */
    private Map<String, Proven> proven(Roll delivery, String[] paths) throws SQLException {
        Map<String, Proven> proven = new HashMap<>();
        sql.each(PROVEN, row -> proven.merge(row.getString("path"), proven(row, delivery), (first, more) -> {
            first.digests().putAll(more.digests());
            return first;
        }), paths, delivery.id(), Tier.STAGING, staging, enough);
        return proven;
    }

    /** A file with the digest of this row alone. */
    private static Proven proven(ResultSet row, Roll delivery) throws SQLException {
        Map<HashFormat, String> digests = new EnumMap<>(HashFormat.class);
        String digest = row.getString("hash");
        HashFormat.of(row.getString("format")).ifPresent(format -> digests.put(format, digest));
        return new Proven(delivery, row.getLong("size"), row.getString("crc64"), row.getString("object_key"), Columns.strength(row),
                Columns.time(row, "proven_at"), digests);
    }
}
