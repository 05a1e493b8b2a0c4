package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.checkgate.ledger.FormatCard;

/**
 * What the search knows of clips, within one transaction: derived from their descriptions, so that it can be derived anew at any time.
 * Clips are entered some at a time, after they were written: a roll of very many must not keep all others from writing.
 */
final class ClipEntries {
    private static final String UNKNOWN = "SELECT c.id, c.roll_id, c.name, c.json, c.picture, c.plugin, r.title, r.shoot_day, r.name AS roll FROM clips c "
            + "JOIN rolls r ON r.id = c.roll_id WHERE c.entered = FALSE ";

    private final Sql sql;

    ClipEntries(Sql sql) {
        this.sql = sql;
    }

    private record Unknown(long id, long rollId, String name, String json, boolean picture, String plugin, String title, String day, String roll) {
    }

    /** @return how many were entered */
    int enter(int most) throws SQLException {
        return enter(sql.list(UNKNOWN + "ORDER BY c.id FETCH FIRST ? ROWS ONLY", ClipEntries::unknown, most));
    }

    /** @return how many of this roll were entered */
    int enter(long rollId, int most) throws SQLException {
        return enter(sql.list(UNKNOWN + "AND c.roll_id = ? ORDER BY c.position FETCH FIRST ? ROWS ONLY", ClipEntries::unknown, rollId, most));
    }

    long unknown() throws SQLException {
        return sql.number("SELECT COUNT(*) FROM clips WHERE entered = FALSE");
    }

    private static Unknown unknown(ResultSet row) throws SQLException {
        return new Unknown(row.getLong("id"), row.getLong("roll_id"), row.getString("name"), row.getString("json"), row.getBoolean("picture"),
                row.getString("plugin"), row.getString("title"), row.getString("shoot_day"), row.getString("roll"));
    }

    private int enter(List<Unknown> clips) throws SQLException {
        Set<Long> rolls = new LinkedHashSet<>();
        try (Batch facts = sql.batch("MERGE INTO clip_facts (clip_id, roll_id, title, shoot_day, name_key, reel, reel_key, camera, camera_key, codec, codec_key, colour, "
                + "colour_key, model, mode, squeeze, end_timecode, picture) KEY (clip_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
             Batch words = sql.batch("INSERT INTO clip_words (clip_id, word) VALUES (?, ?)");
             Batch times = sql.batch("INSERT INTO clip_times (clip_id, tc_from, tc_to, begins) VALUES (?, ?, ?, ?)");
             Batch known = sql.batch("UPDATE clips SET entered = TRUE, plugin = ?, waits_for = ? WHERE id = ?")) {
            for (Unknown clip : clips) {
                ClipReading reading = ClipReading.of(clip.json());
                sql.change("DELETE FROM clip_words WHERE clip_id = ?", clip.id());
                sql.change("DELETE FROM clip_times WHERE clip_id = ?", clip.id());
                fact(clip, reading, facts);
                List<String> spoken = new ArrayList<>(List.of(clip.name(), clip.roll()));
                spoken.addAll(reading.spoken());
                for (String word : SearchText.words(spoken)) {
                    words.add(clip.id(), word);
                }
                for (ClipTimes.Piece piece : ClipTimes.of(reading.startTimecode(), reading.endTimecode())) {
                    times.add(clip.id(), piece.from(), piece.to(), piece.begins());
                }
                known.add(reading.plugin(), reading.waitsFor(), clip.id());
                if (clip.plugin().isEmpty()) {
                    rolls.add(clip.rollId());
                }
            }
            facts.flush();
            words.flush();
            times.flush();
            known.flush();
        }
        for (long roll : rolls) {
            new Answers(sql).countLate(roll);
        }
        return clips.size();
    }

    private static void fact(Unknown clip, ClipReading reading, Batch facts) throws SQLException {
        FormatCard card = reading.card();
        facts.add(clip.id(), clip.rollId(), clip.title(), clip.day(), SearchText.key(clip.name()), reading.reel(), SearchText.key(reading.reel()),
                card.camera(), SearchText.key(card.camera()), card.codec(), SearchText.key(card.codec()), reading.colour(), SearchText.key(reading.colour()),
                card.model(), card.mode(), card.squeeze(), reading.endTimecode(), clip.picture());
    }
}
