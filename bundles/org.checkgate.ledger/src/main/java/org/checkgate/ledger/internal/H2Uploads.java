package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Part;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.ledger.Uploads;

/** The journal of uploads in the database. */
final class H2Uploads implements Uploads {
    private final Transactions transactions;
    private final Clock clock;

    H2Uploads(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Upload> open(long fileId, Tier tier) {
        return transactions.read(sql -> open(sql, fileId, tier));
    }

    @Override
    public Upload begin(Upload upload) {
        giveUpSharers(upload);
        Transactions.Step<Upload> entry = sql -> {
            H2Copies.rollOf(sql, upload.fileId());
            if (open(sql, upload.fileId(), upload.tier()).isPresent()) {
                throw new IllegalStateException("An upload of this file to " + upload.tier().word() + " is open already; close it first.");
            }
            long id = sql.insert("INSERT INTO uploads (file_id, tier, endpoint, object_key, remote_id, part_size, size) "
                    + "VALUES (?, ?, ?, ?, ?, ?, ?)", upload.fileId(), upload.tier(), upload.endpoint(), upload.key(), upload.remoteId(),
                    upload.partSize(), upload.size());
            return known(sql, id);
        };
        return upload.tier() == Tier.STAGING ? transactions.kept(entry) : transactions.acknowledged(entry);
    }

    /**
     * Acknowledged before the first byte leaves: once the object is being written anew it is nobody's copy. In cloud and archive
     * no key is ever written anew, so that a copy there stands until it is seen to be gone.
     */
    private void giveUpSharers(Upload upload) {
        boolean shared = upload.tier() == Tier.STAGING && transactions.read(sql ->
                !new SharedObjects(sql, clock).others(upload.fileId(), upload.tier(), upload.endpoint(), upload.key()).isEmpty());
        if (shared) {
            transactions.acknowledge(sql -> new SharedObjects(sql, clock).gone(upload.fileId(), upload.tier(), upload.endpoint(), upload.key()));
        }
    }

    @Override
    public void sending(long uploadId, int number, long size) {
        transactions.keep(sql -> {
            Upload upload = known(sql, uploadId);
            if (sql.exists("SELECT 1 FROM parts WHERE upload_id = ? AND number = ?", uploadId, number)) {
                Totals.addSentTwice(sql, H2Copies.rollOf(sql, upload.fileId()), size);
            } else {
                sql.change("INSERT INTO parts (upload_id, number, size, acknowledged, etag, checksum, crc64) "
                        + "VALUES (?, ?, ?, FALSE, '', '', '')", uploadId, number, size);
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
            sql.change("MERGE INTO parts (upload_id, number, size, acknowledged, etag, checksum, crc64) KEY (upload_id, number) "
                    + "VALUES (?, ?, ?, TRUE, ?, ?, ?)", uploadId, part.number(), part.size(), part.etag(), part.checksum(), part.crc64());
        };
        // A part in staging is soon read back or soon sent again; one that took its time over the backbone is not put at risk.
        if (transactions.read(sql -> known(sql, uploadId)).tier() == Tier.STAGING) {
            transactions.keep(change);
        } else {
            transactions.acknowledge(change);
        }
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

    static void close(Sql sql, Collection<Long> uploads) throws SQLException {
        try (Batch parts = sql.batch("DELETE FROM parts WHERE upload_id = ?"); Batch entries = sql.batch("DELETE FROM uploads WHERE id = ?")) {
            for (Long upload : uploads) {
                parts.add(upload);
                entries.add(upload);
            }
            parts.flush();
            entries.flush();
        }
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
