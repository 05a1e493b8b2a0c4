package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;

/**
 * One of a roll's counters.
 *
 * @param files in this place
 * @param bytes of these files; one whose size nobody knows adds none
 */
record Count(Place place, long files, long bytes) {
    private static final String THERE = "THERE";
    private static final String MISSING = "MISSING";
    /** The strength of the files themselves, in a query over {@code files f}. */
    static final String PRESENCE = "CASE WHEN f.missing AND NOT f.brought THEN '" + MISSING + "' ELSE '" + THERE + "' END";

    /**
     * What is counted.
     *
     * @param tier     empty for the files themselves
     * @param endpoint empty for the files themselves
     * @param strength of copies; of the files themselves whether they are missing
     */
    record Place(long roll, String tier, String endpoint, String strength) {
        @Override
        public String toString() {
            return "roll " + roll + " " + (tier.isEmpty() ? strength : tier + " " + endpoint + " " + strength);
        }
    }

    static Count of(ResultSet row) throws SQLException {
        return new Count(new Place(row.getLong("roll_id"), row.getString("tier"), row.getString("endpoint"), row.getString("strength")),
                row.getLong("files"), row.getLong("bytes"));
    }

    static Count ofFiles(long roll, boolean missing, long files, long bytes) {
        return new Count(new Place(roll, "", "", missing ? MISSING : THERE), files, bytes);
    }

    /** One copy of a file. */
    static Count ofCopy(FileRows.Known file, Tier tier, String endpoint, Strength strength) {
        return new Count(new Place(file.roll(), tier.name(), endpoint, strength.name()), 1, Math.max(0, file.size()));
    }

    static long files(List<Count> counts, Predicate<Count> which) {
        return counts.stream().filter(which).mapToLong(Count::files).sum();
    }

    static long bytes(List<Count> counts, Predicate<Count> which) {
        return counts.stream().filter(which).mapToLong(Count::bytes).sum();
    }

    boolean ofFiles() {
        return place.tier.isEmpty();
    }

    boolean ofMissing() {
        return ofFiles() && place.strength.equals(MISSING);
    }

    boolean ofCopies(Tier tier, String endpoint) {
        return place.tier.equals(tier.name()) && place.endpoint.equals(endpoint);
    }

    /** Of copies. */
    Strength strength() {
        return Strength.valueOf(place.strength);
    }

    Count plus(Count more) {
        return new Count(place, files + more.files, bytes + more.bytes);
    }

    Count negative() {
        return new Count(place, -files, -bytes);
    }
}
