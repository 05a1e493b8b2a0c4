package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.CardAttribute;
import org.checkgate.ledger.Correction;
import org.checkgate.ledger.FormatCard;
import org.checkgate.ledger.FoundClip;

/** Clips at a glance by their numbers, within one transaction. */
final class FoundClips {
    private static final String FOUND = "SELECT c.id, c.roll_id, c.name, c.format, c.picture, c.start_timecode, c.rate, c.frames, c.plugin, c.plugin_version, c.waits_for, f.*, "
            + "r.name AS roll, r.unit FROM clips c JOIN clip_facts f ON f.clip_id = c.id JOIN rolls r ON r.id = c.roll_id WHERE c.id = ?";

    private final Sql sql;
    private final Map<String, Map<FormatCard, Map<CardAttribute, Correction>>> corrections = new HashMap<>();

    FoundClips(Sql sql) {
        this.sql = sql;
    }

    /** Empty when there is none, or the search does not know it yet. */
    Optional<FoundClip> of(long clipId) throws SQLException {
        return sql.first(FOUND, this::found, clipId);
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
                row.getBoolean("picture") ? ofTitle.getOrDefault(card, Map.of()) : Map.of());
    }
}
