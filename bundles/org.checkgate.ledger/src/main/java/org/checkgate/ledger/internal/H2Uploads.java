package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.checkgate.ledger.Part;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.ledger.Uploads;

/** The journal of uploads in the database. */
final class H2Uploads implements Uploads {
    private static final String NEW_PART = "INSERT INTO parts (upload_id, number, size, acknowledged, etag, checksum, crc64) "
            + "VALUES (?, ?, ?, FALSE, '', '', '')";

    private static final long SECOND = 1_000_000_000L;

    private final Transactions transactions;
    private final KeyLocks keys;
    private final Clock clock;
    private final LongSupplier nanos;
    private final AtomicLong forced;

    /** @param nanos a clock that only goes forward */
    H2Uploads(Transactions transactions, KeyLocks keys, Clock clock, LongSupplier nanos) {
        this.transactions = transactions;
        this.keys = keys;
        this.clock = clock;
        this.nanos = nanos;
        this.forced = new AtomicLong(nanos.getAsLong() - SECOND);
    }

    @Override
    public Optional<Upload> open(long fileId, Tier tier) {
        return transactions.read(sql -> open(sql, fileId, tier));
    }

    @Override
    public Upload begin(Upload upload) {
        giveUpSharers(List.of(upload));
        takeBack(List.of(upload));
        return upload.tier() == Tier.STAGING ? transactions.kept(sql -> opened(sql, upload)) : transactions.acknowledged(sql -> opened(sql, upload));
    }

    @Override
    public List<Upload> beginPieces(List<Upload> pieces) {
        for (Upload piece : pieces) {
            if (!piece.remoteId().isEmpty() || piece.size() > piece.partSize()) {
                throw new IllegalArgumentException(piece.key() + " is not sent in one piece.");
            }
        }
        giveUpSharers(pieces);
        takeBack(pieces);
        return transactions.kept(sql -> {
            notOpen(sql, pieces);
            return inserted(sql, pieces, true);
        });
    }

    private static Upload opened(Sql sql, Upload upload) throws SQLException {
        notOpen(sql, List.of(upload));
        return inserted(sql, List.of(upload), false).get(0);
    }

    /** One question for all of them: each statement costs a small file a part of its way. */
    private static void notOpen(Sql sql, List<Upload> uploads) throws SQLException {
        Object[] files = uploads.stream().map(Upload::fileId).toArray();
        if (sql.number("SELECT COUNT(*) FROM files WHERE id = ANY(?)", (Object) files) < new HashSet<>(List.of(files)).size()) {
            throw new IllegalArgumentException("A file of these uploads is not in the ledger.");
        }
        Set<List<Object>> open = new HashSet<>();
        sql.each("SELECT file_id, tier FROM uploads WHERE file_id = ANY(?)", row -> open.add(List.of(row.getLong("file_id"), Columns.tier(row))), (Object) files);
        for (Upload upload : uploads) {
            if (open.contains(List.of(upload.fileId(), upload.tier()))) {
                throw new IllegalStateException("An upload of this file to " + upload.tier().word() + " is open already; close it first.");
            }
        }
    }

    private static List<Upload> inserted(Sql sql, List<Upload> uploads, boolean begun) throws SQLException {
        Iterator<Long> ids = sql.insert("INSERT INTO uploads (file_id, tier, endpoint, object_key, remote_id, part_size, size, begun) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                uploads.stream().map(upload -> new Object[] {upload.fileId(), upload.tier(), upload.endpoint(), upload.key(), upload.remoteId(),
                        upload.partSize(), upload.size(), begun}).toList()).iterator();
        return uploads.stream().map(upload -> new Upload(ids.next(), upload.fileId(), upload.tier(), upload.endpoint(), upload.key(), upload.remoteId(),
                upload.partSize(), upload.size())).toList();
    }

    /**
     * Acknowledged before the first byte leaves: once the object is being written anew it is nobody's copy. In cloud and archive
     * no key is ever written anew, so that a copy there stands until it is seen to be gone.
     */
    private void giveUpSharers(List<Upload> uploads) {
        List<Upload> shared = uploads.stream().anyMatch(upload -> upload.tier() == Tier.STAGING) ? transactions.read(sql -> shared(sql, uploads)) : List.of();
        if (!shared.isEmpty()) {
            transactions.acknowledge(sql -> {
                for (Upload upload : shared) {
                    new SharedObjects(sql, clock).gone(upload.fileId(), upload.tier(), upload.endpoint(), upload.key());
                }
            });
        }
    }

    /**
     * What was let go under these keys is on its way back: whoever removes what was let go must not take the new object for it.
     * Nobody rests on such a key any more, so that none is let go again before the upload is open.
     */
    private void takeBack(List<Upload> uploads) {
        List<Upload> letGo = uploads.stream().anyMatch(upload -> upload.tier() == Tier.STAGING) ? transactions.read(sql -> letGo(sql, uploads)) : List.of();
        for (Upload upload : letGo) {
            keys.<Void, RuntimeException>holding(upload.key(), () -> {
                transactions.keep(sql -> sql.change("DELETE FROM leftovers WHERE endpoint = ? AND object_key = ?", upload.endpoint(), upload.key()));
                return null;
            });
        }
    }

    private static List<Upload> letGo(Sql sql, List<Upload> uploads) throws SQLException {
        List<Upload> letGo = new ArrayList<>();
        for (Upload upload : uploads) {
            if (upload.tier() == Tier.STAGING
                    && sql.exists("SELECT 1 FROM leftovers WHERE endpoint = ? AND object_key = ?", upload.endpoint(), upload.key())) {
                letGo.add(upload);
            }
        }
        return letGo;
    }

    private List<Upload> shared(Sql sql, List<Upload> uploads) throws SQLException {
        List<Upload> shared = new ArrayList<>();
        for (Upload upload : uploads) {
            if (upload.tier() == Tier.STAGING
                    && !new SharedObjects(sql, clock).others(upload.fileId(), upload.tier(), upload.endpoint(), upload.key()).isEmpty()) {
                shared.add(upload);
            }
        }
        return shared;
    }

    @Override
    public void sending(long uploadId, int number, long size) {
        transactions.keep(sql -> {
            Upload upload = known(sql, uploadId);
            if (sql.exists("SELECT 1 FROM uploads WHERE id = ? AND begun", uploadId)
                    || sql.exists("SELECT 1 FROM parts WHERE upload_id = ? AND number = ?", uploadId, number)) {
                Totals.addSentTwice(sql, H2Copies.rollOf(sql, upload.fileId()), size);
            } else {
                sql.change(NEW_PART, uploadId, number, size);
            }
        });
    }

    @Override
    public void sent(long uploadId, Part part) {
        Transactions.Change change = sql -> {
            Upload upload = known(sql, uploadId);
            // A part that is acknowledged once more was sent twice, and counted as that; it is in the store once.
            if (!sql.exists("SELECT 1 FROM parts WHERE upload_id = ? AND number = ? AND acknowledged", uploadId, part.number())) {
                Totals.addArrived(sql, H2Copies.rollOf(sql, upload.fileId()), upload.tier(), part.size());
            }
            if (upload.tier() != Tier.STAGING) {
                Tallies.progress(sql, clock, upload.tier());
            }
            sql.change("MERGE INTO parts (upload_id, number, size, acknowledged, etag, checksum, crc64) KEY (upload_id, number) "
                    + "VALUES (?, ?, ?, TRUE, ?, ?, ?)", uploadId, part.number(), part.size(), part.etag(), part.checksum(), part.crc64());
        };
        // A part in staging is soon read back or soon sent again.
        if (transactions.read(sql -> known(sql, uploadId)).tier() == Tier.STAGING || !due()) {
            transactions.keep(change);
        } else {
            transactions.acknowledge(change);
        }
    }

    /** To force each part that has left would keep a fast line waiting for the ledger's disk: a power loss may cost what arrived within a second. */
    private boolean due() {
        long now = nanos.getAsLong();
        long before = forced.get();
        return now - before >= SECOND && forced.compareAndSet(before, now);
    }

    @Override
    public List<Part> parts(long uploadId) {
        return transactions.read(sql -> sql.list("SELECT * FROM parts WHERE upload_id = ? AND acknowledged ORDER BY number",
                row -> new Part(row.getInt("number"), row.getLong("size"), row.getString("etag"), row.getString("checksum"),
                        row.getString("crc64")), uploadId));
    }

    @Override
    public void close(long uploadId) {
        transactions.acknowledge(sql -> close(sql, List.of(uploadId)));
    }

    /** The objects of these uploads are proven: whatever of them was not noted part by part has arrived as well. */
    static void proven(Sql sql, Collection<Long> uploads) throws SQLException {
        record Arrived(long rollId, Tier tier, long bytes) {
        }
        List<Arrived> arrived = sql.list("SELECT f.roll_id, u.tier, SUM(COALESCE(p.size, u.size)) AS bytes FROM uploads u LEFT JOIN parts p ON p.upload_id = u.id "
                + "JOIN files f ON f.id = u.file_id WHERE u.id = ANY(?) AND (NOT p.acknowledged OR p.upload_id IS NULL AND u.begun) GROUP BY f.roll_id, u.tier",
                row -> new Arrived(row.getLong("roll_id"), Columns.tier(row), row.getLong("bytes")), (Object) uploads.toArray());
        for (Arrived each : arrived) {
            Totals.addArrived(sql, each.rollId(), each.tier(), each.bytes());
        }
        close(sql, uploads);
    }

    private static void close(Sql sql, Collection<Long> uploads) throws SQLException {
        sql.change("DELETE FROM parts WHERE upload_id = ANY(?)", (Object) uploads.toArray());
        sql.change("DELETE FROM uploads WHERE id = ANY(?)", (Object) uploads.toArray());
    }

    @Override
    public List<Upload> openOf(long rollId, Tier tier) {
        return transactions.read(sql -> sql.list("SELECT u.* FROM uploads u JOIN files f ON f.id = u.file_id WHERE u.tier = ? AND f.roll_id = ? ORDER BY u.id", H2Uploads::upload,
                tier, rollId));
    }

    @Override
    public List<Upload> allOpen(Tier tier) {
        return transactions.read(sql -> sql.list("SELECT * FROM uploads WHERE tier = ? ORDER BY id", H2Uploads::upload, tier));
    }

    private static Optional<Upload> open(Sql sql, long fileId, Tier tier) throws SQLException {
        return sql.first("SELECT * FROM uploads WHERE file_id = ? AND tier = ?", H2Uploads::upload, fileId, tier);
    }

    private static Upload known(Sql sql, long uploadId) throws SQLException {
        return sql.first("SELECT * FROM uploads WHERE id = ?", H2Uploads::upload, uploadId)
                .orElseThrow(() -> new IllegalStateException("The upload " + uploadId + " is closed."));
    }

    private static Upload upload(ResultSet row) throws SQLException {
        return new Upload(row.getLong("id"), row.getLong("file_id"), Columns.tier(row), row.getString("endpoint"),
                row.getString("object_key"), row.getString("remote_id"), row.getLong("part_size"), row.getLong("size"));
    }
}
