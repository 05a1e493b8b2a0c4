package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.PastAnswer;
import org.checkgate.ledger.PastClip;
import org.checkgate.ledger.RollAnswer;

/**
 * What plugins answered of rolls, within one transaction. The newest answer stands in the table of clips; before it gives way to another
 * one it is copied to the earlier ones.
 */
final class Answers {
    /** Between the plugins of an answer: no name and no version has it. */
    static final String AND = ", ";
    private static final String NEWEST = "SELECT id FROM answers WHERE roll_id = ? ORDER BY id DESC FETCH FIRST ROW ONLY";

    private final Sql sql;

    Answers(Sql sql) {
        this.sql = sql;
    }

    private record Stored(Clip clip, String version) {
        boolean says(RollAnswer.Described other) {
            Clip b = other.clip();
            return version.equals(other.pluginVersion()) && clip.equals(new Clip(clip.id(), clip.rollId(), b.name(), b.format(), b.json(), b.primaryPath(), b.picture(),
                    b.startTimecode(), b.rate(), b.frames()));
        }
    }

    private record By(String plugin, String version) {
    }

    void take(RollAnswer answer, Instant now) throws SQLException {
        List<Stored> before = sql.list("SELECT * FROM clips WHERE roll_id = ? ORDER BY position", row -> new Stored(H2Clips.clip(row), row.getString("plugin_version")), answer.rollId());
        Optional<Long> newest = sql.first(NEWEST, row -> row.getLong(1), answer.rollId());
        String plugins = String.join(AND, new TreeSet<>(answer.plugins()));
        if (newest.isPresent() && same(before, answer.clips())) {
            sql.change("UPDATE answers SET asked_at = ?, asked = asked + 1, plugins = ? WHERE id = ?", now, plugins, newest.get());
            return;
        }
        if (newest.isPresent()) {
            sql.change("INSERT INTO earlier_clips (answer_id, position, name, format, plugin, plugin_version, json) "
                    + "SELECT CAST(? AS BIGINT), position, name, format, plugin, plugin_version, json FROM clips WHERE roll_id = ?", newest.get(), answer.rollId());
        }
        long id = sql.insert("INSERT INTO answers (roll_id, answered_at, asked_at, asked, plugins) VALUES (?, ?, ?, 1, ?)", answer.rollId(), now, now, plugins);
        replace(id, answer, before);
    }

    private static boolean same(List<Stored> before, List<RollAnswer.Described> now) {
        boolean same = before.size() == now.size();
        for (int at = 0; same && at < now.size(); at++) {
            same = before.get(at).says(now.get(at));
        }
        return same;
    }

    /** A clip that was there before keeps its number, and with it its proxy. */
    private void replace(long answerId, RollAnswer answer, List<Stored> before) throws SQLException {
        Map<String, Deque<Long>> numbers = new HashMap<>();
        before.forEach(stored -> numbers.computeIfAbsent(stored.clip().name(), name -> new ArrayDeque<>()).add(stored.clip().id()));
        Map<By, long[]> parts = new LinkedHashMap<>();
        int position = 0;
        for (RollAnswer.Described described : answer.clips()) {
            ClipReading reading = ClipReading.of(described.clip().json());
            long[] counts = parts.computeIfAbsent(new By(reading.plugin(), described.pluginVersion()), by -> new long[2]);
            counts[0]++;
            counts[1] += reading.waitsFor().isEmpty() ? 0 : 1;
            Deque<Long> same = numbers.getOrDefault(described.clip().name(), new ArrayDeque<>());
            write(answer.rollId(), Optional.ofNullable(same.poll()), position++, described, reading);
        }
        for (Deque<Long> left : numbers.values()) {
            for (long gone : left) {
                sql.change("DELETE FROM proxies WHERE clip_id = ?", gone);
                sql.change("DELETE FROM clips WHERE id = ?", gone);
            }
        }
        for (var part : parts.entrySet()) {
            sql.change("INSERT INTO answer_parts (answer_id, plugin, plugin_version, clips, waiting) VALUES (?, ?, ?, ?, ?)", answerId, part.getKey().plugin(),
                    part.getKey().version(), part.getValue()[0], part.getValue()[1]);
        }
    }

    private void write(long rollId, Optional<Long> known, int position, RollAnswer.Described described, ClipReading reading) throws SQLException {
        Clip clip = described.clip();
        Object[] values = {position, clip.name(), clip.format(), clip.json(), clip.primaryPath(), clip.picture(), clip.startTimecode(), clip.rate(), clip.frames(),
            reading.plugin(), described.pluginVersion(), reading.waitsFor(), known.orElse(rollId)};
        if (known.isPresent()) {
            sql.change("UPDATE clips SET position = ?, name = ?, format = ?, json = ?, primary_path = ?, picture = ?, start_timecode = ?, rate = ?, frames = ?, "
                    + "plugin = ?, plugin_version = ?, waits_for = ?, entered = FALSE WHERE id = ?", values);
        } else {
            sql.insert("INSERT INTO clips (position, name, format, json, primary_path, picture, start_timecode, rate, frames, plugin, plugin_version, waits_for, roll_id) "
                    + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values);
        }
    }

    /** Counts who described a roll that was inspected before that was noted, when all of its clips have been looked at. */
    void countLate(long rollId) throws SQLException {
        Optional<Long> newest = sql.first(NEWEST, row -> row.getLong(1), rollId);
        if (newest.isPresent() && !sql.exists("SELECT 1 FROM answer_parts WHERE answer_id = ?", newest.get())
                && !sql.exists("SELECT 1 FROM clips WHERE roll_id = ? AND entered = FALSE", rollId)) {
            sql.change("INSERT INTO answer_parts (answer_id, plugin, plugin_version, clips, waiting) SELECT CAST(? AS BIGINT), plugin, plugin_version, COUNT(*), "
                    + "SUM(CASE WHEN waits_for = '' THEN 0 ELSE 1 END) FROM clips WHERE roll_id = ? GROUP BY plugin, plugin_version", newest.get(), rollId);
        }
    }

    List<PastAnswer> of(long rollId) throws SQLException {
        Map<Long, List<PastAnswer.Part>> parts = new HashMap<>();
        sql.each("SELECT p.* FROM answer_parts p JOIN answers a ON a.id = p.answer_id WHERE a.roll_id = ? ORDER BY p.clips DESC, p.plugin, p.plugin_version",
                row -> parts.computeIfAbsent(row.getLong("answer_id"), id -> new ArrayList<>())
                        .add(new PastAnswer.Part(row.getString("plugin"), row.getString("plugin_version"), row.getLong("clips"), row.getLong("waiting"))), rollId);
        List<PastAnswer> answers = new ArrayList<>();
        sql.each("SELECT * FROM answers WHERE roll_id = ? ORDER BY id DESC", row -> answers.add(new PastAnswer(row.getLong("id"), Columns.time(row, "answered_at"),
                Columns.time(row, "asked_at"), row.getInt("asked"), parts.getOrDefault(row.getLong("id"), List.of()), answers.isEmpty())), rollId);
        return answers;
    }

    List<PastClip> clips(long rollId, long answerId) throws SQLException {
        Optional<Long> newest = sql.first(NEWEST, row -> row.getLong(1), rollId);
        if (newest.filter(id -> id == answerId).isPresent()) {
            return sql.list("SELECT * FROM clips WHERE roll_id = ? ORDER BY position", Answers::past, rollId);
        }
        return sql.list("SELECT e.* FROM earlier_clips e JOIN answers a ON a.id = e.answer_id WHERE a.id = ? AND a.roll_id = ? ORDER BY e.position", Answers::past, answerId, rollId);
    }

    private static PastClip past(ResultSet row) throws SQLException {
        return new PastClip(row.getString("name"), row.getString("format"), row.getString("plugin"), row.getString("plugin_version"), row.getString("json"));
    }
}
