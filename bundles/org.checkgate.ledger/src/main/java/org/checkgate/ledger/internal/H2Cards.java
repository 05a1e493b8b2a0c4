package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.CardAttribute;
import org.checkgate.ledger.Cards;
import org.checkgate.ledger.Correction;
import org.checkgate.ledger.FormatCard;
import org.checkgate.ledger.TitleCard;

/** Format cards out of the clips' facts, and corrections of them, each with its line in the activity log. */
final class H2Cards implements Cards {
    private static final String CARD = "camera = ? AND model = ? AND mode = ? AND codec = ? AND squeeze = ?";
    private static final String INDEXED = "FROM clip_facts USE INDEX (clip_facts_card) WHERE title ";
    static final String NEXT = "SELECT title " + INDEXED + ">= ? ORDER BY title FETCH FIRST ROW ONLY";
    static final String PICTURE = "SELECT 1 " + INDEXED + "= ? AND picture = TRUE FETCH FIRST ROW ONLY";
    static final String COUNTED = "SELECT camera, model, mode, codec, squeeze, COUNT(*) AS clips, COUNT(DISTINCT roll_id) AS rolls " + INDEXED + "= ? AND picture = TRUE "
            + "GROUP BY camera, model, mode, codec, squeeze ORDER BY clips DESC, camera, model, mode, codec, squeeze FETCH FIRST " + MOST + " ROWS ONLY";
    /** Behind a title it makes the least text after it: the database finds that at once, and goes through all that are equal to find what is greater. */
    private static final char LOWEST = 1;
    private static final int LONGEST = 100;
    private static final double WIDEST = 10;

    private final Transactions transactions;
    private final Clock clock;

    H2Cards(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<String> titles() {
        return transactions.read(sql -> {
            List<String> titles = new ArrayList<>();
            // From title to title by the index: there are few of them and very many clips.
            for (Optional<String> next = from(sql, ""); next.isPresent() && titles.size() < MOST; next = from(sql, next.get() + LOWEST)) {
                if (sql.exists(PICTURE, next.get())) {
                    titles.add(next.get());
                }
            }
            return titles;
        });
    }

    private static Optional<String> from(Sql sql, String least) throws SQLException {
        return sql.first(NEXT, row -> row.getString(1), least);
    }

    @Override
    public List<TitleCard> of(String title) {
        return transactions.read(sql -> {
            Map<FormatCard, Map<CardAttribute, Correction>> standing = standing(sql, title);
            return sql.list(COUNTED, row -> new TitleCard(card(row), row.getLong("clips"), row.getLong("rolls"), standing.getOrDefault(card(row), Map.of())), title);
        });
    }

    @Override
    public Correction correct(String title, FormatCard read, CardAttribute attribute, String value, String by, String reason) {
        check(attribute, value);
        return transactions.acknowledged(sql -> {
            if (!sql.exists("SELECT 1 " + INDEXED + "= ? AND picture = TRUE AND " + CARD + " FETCH FIRST ROW ONLY", of(title, read))) {
                throw new IllegalArgumentException("No clip of " + title + " has this format card.");
            }
            Optional<Correction> before = Optional.ofNullable(standing(sql, title).getOrDefault(read, Map.of()).get(attribute));
            if (before.map(Correction::value).orElse(read.get(attribute)).equals(value)) {
                throw new IllegalStateException("The " + attribute.word() + " of this card is \"" + value + "\" already.");
            }
            if (before.isPresent()) {
                end(sql, before.get().id(), by, "corrected anew: " + reason);
            }
            long id = sql.insert("INSERT INTO corrections (title, camera, model, mode, codec, squeeze, attribute, corrected, corrected_by, reason, corrected_at) "
                    + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", title, read.camera(), read.model(), read.mode(), read.codec(), read.squeeze(), attribute, value, by,
                    reason, clock.instant());
            tell(sql, "card.corrected", by + " corrected the " + attribute.word() + " of " + named(read) + " of " + title + " from " + shown(read.get(attribute)) + " to \"" + value
                    + "\": " + reason);
            return sql.first("SELECT * FROM corrections WHERE id = ?", H2Cards::correction, id).orElseThrow();
        });
    }

    private static void check(CardAttribute attribute, String value) {
        if (value.isBlank() || value.codePointCount(0, value.length()) > LONGEST || value.lines().count() > 1) {
            throw new IllegalArgumentException("A correction is one line of 1 to " + LONGEST + " characters.");
        }
        if (attribute == CardAttribute.SQUEEZE && (!value.matches("[0-9]{1,2}(\\.[0-9]{1,6})?") || Double.parseDouble(value) <= 0 || Double.parseDouble(value) > WIDEST)) {
            throw new IllegalArgumentException("A squeeze is a number above 0 and up to 10, such as 2.0, not \"" + value + "\".");
        }
    }

    @Override
    public void withdraw(long correctionId, String by, String reason) {
        transactions.acknowledge(sql -> {
            String sentence = sql.first("SELECT * FROM corrections WHERE id = ? AND ended_at IS NULL", row -> by + " withdrew the correction of the "
                    + correction(row).attribute().word() + " of " + named(card(row)) + " of " + row.getString("title") + "; " + shown(card(row).get(correction(row).attribute()))
                    + " holds again: " + reason, correctionId).orElseThrow(() -> new IllegalArgumentException("There is no correction " + correctionId + " that stands."));
            end(sql, correctionId, by, reason);
            tell(sql, "card.correction.withdrawn", sentence);
        });
    }

    private void end(Sql sql, long id, String by, String reason) throws SQLException {
        sql.change("UPDATE corrections SET ended_by = ?, end_reason = ?, ended_at = ? WHERE id = ?", by, reason, clock.instant(), id);
    }

    private void tell(Sql sql, String kind, String sentence) throws SQLException {
        H2ActivityLog.add(sql, clock, OptionalLong.empty(), OptionalLong.empty(), kind, sentence);
    }

    /** Corrections of a title that stand, by the card as it was read. */
    static Map<FormatCard, Map<CardAttribute, Correction>> standing(Sql sql, String title) throws SQLException {
        Map<FormatCard, Map<CardAttribute, Correction>> all = new HashMap<>();
        sql.each("SELECT * FROM corrections WHERE title = ? AND ended_at IS NULL ORDER BY id", row -> all.computeIfAbsent(card(row), card -> new EnumMap<>(CardAttribute.class))
                .put(correction(row).attribute(), correction(row)), title);
        return all;
    }

    static FormatCard card(ResultSet row) throws SQLException {
        return new FormatCard(row.getString("camera"), row.getString("model"), row.getString("mode"), row.getString("codec"), row.getString("squeeze"));
    }

    private static Correction correction(ResultSet row) throws SQLException {
        return new Correction(row.getLong("id"), CardAttribute.valueOf(row.getString("attribute")), row.getString("corrected"), row.getString("corrected_by"),
                row.getString("reason"), Columns.time(row, "corrected_at"));
    }

    private static Object[] of(String title, FormatCard card) {
        return new Object[] {title, card.camera(), card.model(), card.mode(), card.codec(), card.squeeze()};
    }

    private static String named(FormatCard card) {
        return card.camera().isEmpty() ? "a camera without a letter" : "camera " + card.camera();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : "\"" + value + "\"";
    }
}
