package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Clips;
import org.checkgate.ledger.Proxy;

/** Clips and proxies in the database. */
final class H2Clips implements Clips {
    private final Transactions transactions;

    H2Clips(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void inspected(long rollId, List<Clip> clips) {
        transactions.acknowledge(sql -> {
            H2Rolls.known(sql, rollId);
            List<Clip> before = new ArrayList<>(ofRoll(sql, rollId));
            int position = 0;
            for (Clip clip : clips) {
                long id = before.stream().filter(old -> old.name().equals(clip.name())).findFirst().map(Clip::id).orElse(0L);
                before.removeIf(old -> old.id() == id);
                write(sql, rollId, id, position++, clip);
            }
            for (Clip gone : before) {
                sql.change("DELETE FROM proxies WHERE clip_id = ?", gone.id());
                sql.change("DELETE FROM clips WHERE id = ?", gone.id());
            }
        });
    }

    /** A clip that was there before keeps its number, and with it its proxy. */
    private static void write(Sql sql, long rollId, long id, int position, Clip clip) throws SQLException {
        Object[] values = {position, clip.name(), clip.format(), clip.json(), clip.primaryPath(), clip.picture(), clip.startTimecode(),
                clip.rate(), clip.frames(), id > 0 ? id : rollId};
        if (id > 0) {
            sql.change("UPDATE clips SET position = ?, name = ?, format = ?, json = ?, primary_path = ?, picture = ?, "
                    + "start_timecode = ?, rate = ?, frames = ? WHERE id = ?", values);
        } else {
            sql.insert("INSERT INTO clips (position, name, format, json, primary_path, picture, start_timecode, rate, frames, roll_id) "
                    + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values);
        }
    }

    @Override
    public List<Clip> ofRoll(long rollId) {
        return transactions.read(sql -> ofRoll(sql, rollId));
    }

    @Override
    public void rendered(Proxy proxy) {
        transactions.acknowledge(sql -> {
            if (!sql.exists("SELECT 1 FROM clips WHERE id = ?", proxy.clipId())) {
                throw new IllegalStateException("The clip " + proxy.clip() + " is no longer there; a newer inspection took its place.");
            }
            sql.change("MERGE INTO proxies (clip_id, object_key, poster_key, width, height, frames, start_timecode) KEY (clip_id) "
                    + "VALUES (?, ?, ?, ?, ?, ?, ?)", proxy.clipId(), proxy.key(), proxy.posterKey(), proxy.width(), proxy.height(),
                    proxy.frames(), proxy.startTimecode());
        });
    }

    @Override
    public List<Proxy> proxies(long rollId) {
        return transactions.read(sql -> sql.list("SELECT p.*, c.name FROM clips c JOIN proxies p ON p.clip_id = c.id "
                + "WHERE c.roll_id = ? ORDER BY c.position", H2Clips::proxy, rollId));
    }

    private static List<Clip> ofRoll(Sql sql, long rollId) throws SQLException {
        return sql.list("SELECT * FROM clips WHERE roll_id = ? ORDER BY position", H2Clips::clip, rollId);
    }

    private static Clip clip(ResultSet row) throws SQLException {
        return new Clip(row.getLong("id"), row.getLong("roll_id"), row.getString("name"), row.getString("format"),
                row.getString("json"), row.getString("primary_path"), row.getBoolean("picture"), Columns.text(row, "start_timecode"),
                Columns.text(row, "rate"), row.getLong("frames"));
    }

    private static Proxy proxy(ResultSet row) throws SQLException {
        return new Proxy(row.getLong("clip_id"), row.getString("name"), row.getString("object_key"), Columns.text(row, "poster_key"),
                row.getInt("width"), row.getInt("height"), row.getLong("frames"), Columns.text(row, "start_timecode"));
    }
}
