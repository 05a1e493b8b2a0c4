package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.ClipPage;
import org.checkgate.ledger.ClipQuery;
import org.checkgate.ledger.ClipStanding;
import org.checkgate.ledger.Clips;
import org.checkgate.ledger.FoundClip;
import org.checkgate.ledger.PastAnswer;
import org.checkgate.ledger.PastClip;
import org.checkgate.ledger.Proxy;
import org.checkgate.ledger.RollAnswer;

/** Clips and proxies in the database. */
final class H2Clips implements Clips {
    /** So many clips are entered into the search at a time: others want to write as well. */
    private static final int CHUNK = 500;

    private final Transactions transactions;
    private final Clock clock;

    H2Clips(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void inspected(long rollId, List<Clip> clips) {
        inspected(new RollAnswer(rollId, clips.stream().map(clip -> new RollAnswer.Described(clip, "")).toList(), Set.of()));
    }

    @Override
    public void inspected(RollAnswer answer) {
        transactions.acknowledge(sql -> {
            H2Rolls.known(sql, answer.rollId());
            new Answers(sql).take(answer, clock.instant());
        });
        // What a stop leaves is entered later by who goes through all that is left.
        while (transactions.acknowledged(sql -> new ClipEntries(sql).enter(answer.rollId(), CHUNK)) == CHUNK) {
            continue;
        }
    }

    @Override
    public int enter(int most) {
        if (transactions.read(sql -> sql.exists("SELECT 1 FROM clips WHERE entered = FALSE FETCH FIRST ROW ONLY"))) {
            return transactions.acknowledged(sql -> new ClipEntries(sql).enter(most));
        }
        return 0;
    }

    @Override
    public ClipPage search(ClipQuery query) {
        return transactions.read(sql -> new ClipSearch(sql, query).page());
    }

    @Override
    public List<Clip> ofRoll(long rollId) {
        return transactions.read(sql -> sql.list("SELECT * FROM clips WHERE roll_id = ? ORDER BY position", H2Clips::clip, rollId));
    }

    @Override
    public Optional<Clip> find(long clipId) {
        return transactions.read(sql -> sql.first("SELECT * FROM clips WHERE id = ?", H2Clips::clip, clipId));
    }

    @Override
    public Optional<FoundClip> glance(long clipId) {
        return transactions.read(sql -> new FoundClips(sql).of(clipId));
    }

    @Override
    public List<ClipStanding> standings(long rollId) {
        return transactions.read(sql -> sql.list("SELECT id, name, plugin, plugin_version, waits_for FROM clips WHERE roll_id = ? ORDER BY position",
                H2Clips::standing, rollId));
    }

    static ClipStanding standing(ResultSet row) throws SQLException {
        return new ClipStanding(row.getLong("id"), row.getString("name"), row.getString("plugin"), row.getString("plugin_version"), row.getString("waits_for"));
    }

    @Override
    public List<PastAnswer> history(long rollId) {
        return transactions.read(sql -> new Answers(sql).of(rollId));
    }

    @Override
    public List<PastClip> answered(long rollId, long answerId) {
        return transactions.read(sql -> new Answers(sql).clips(rollId, answerId));
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

    @Override
    public Optional<Proxy> proxy(long clipId) {
        return transactions.read(sql -> sql.first("SELECT p.*, c.name FROM proxies p JOIN clips c ON c.id = p.clip_id WHERE p.clip_id = ?", H2Clips::proxy, clipId));
    }

    static Clip clip(ResultSet row) throws SQLException {
        return new Clip(row.getLong("id"), row.getLong("roll_id"), row.getString("name"), row.getString("format"),
                row.getString("json"), row.getString("primary_path"), row.getBoolean("picture"), Columns.text(row, "start_timecode"),
                Columns.text(row, "rate"), row.getLong("frames"));
    }

    private static Proxy proxy(ResultSet row) throws SQLException {
        return new Proxy(row.getLong("clip_id"), row.getString("name"), row.getString("object_key"), Columns.text(row, "poster_key"),
                row.getInt("width"), row.getInt("height"), row.getLong("frames"), Columns.text(row, "start_timecode"));
    }
}
