package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.Part;
import org.checkgate.store.DocumentConflict;
import org.checkgate.transfer.internal.PartPlan;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.bytes.MediumReader;
import org.checkgate.transfer.internal.bytes.PartSum;
import org.checkgate.transfer.internal.source.SourceTrouble;

/** Our own small objects in staging: put where there is nothing, made durable, read back. */
public final class StagedDocuments {
    private static final int BITE = 256 * 1024;

    private final StagingConnection staging;

    public StagedDocuments(StagingConnection staging) {
        this.staging = staging;
    }

    public void put(String key, Path content, long crc64) throws IOException {
        OptionalLong there = staging.store().size(key);
        if (there.isPresent()) {
            if (there.getAsLong() != Files.size(content) || checksum(key, there.getAsLong()) != crc64) {
                throw new DocumentConflict("Other bytes lie under " + key + " in staging.");
            }
            return;
        }
        send(key, content);
        if (staging.disk().isPresent()) {
            staging.disk().get().makeDurable(List.of(key));
        }
        if (checksum(key, Files.size(content)) != crc64) {
            staging.store().remove(key);
            throw new IOException(key + " read back from staging is not what was written; try again.");
        }
    }

    public Optional<byte[]> read(String key, int limit) throws IOException {
        OptionalLong size = staging.store().size(key);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        if (size.getAsLong() > limit) {
            throw new IOException(key + " has " + size.getAsLong() + " bytes, more than the " + limit + " that are read.");
        }
        try (InputStream in = stream(key, size.getAsLong())) {
            return Optional.of(in.readNBytes(limit));
        }
    }

    private void send(String key, Path content) throws IOException {
        PartPlan plan = PartPlan.of(Files.size(content), staging.settings().partSize());
        String upload = plan.onePiece() ? "" : staging.store().createMultipart(key, true);
        List<Part> parts = new ArrayList<>();
        try (InputStream in = Files.newInputStream(content)) {
            for (int number = 1; number <= plan.count(); number++) {
                byte[] bytes = in.readNBytes((int) plan.length(number));
                PartSum sum = new PartSum();
                sum.update(bytes, 0, bytes.length);
                Body body = out -> out.write(bytes);
                String etag = upload.isEmpty() ? staging.store().put(key, sum.crc32cText(), bytes.length, body)
                        : staging.store().putPart(key, upload, number, sum.crc32cText(), bytes.length, body);
                parts.add(new Part(number, bytes.length, etag, sum.crc32cText(), Crc64Nvme.hex(sum.crc64())));
            }
        } catch (SourceTrouble e) {
            throw new IOException(e);
        }
        if (!upload.isEmpty()) {
            staging.store().complete(key, upload, parts);
        }
    }

    private InputStream stream(String key, long size) throws IOException {
        return size == 0 ? InputStream.nullInputStream() : staging.store().get(key, 0, size);
    }

    private long checksum(String key, long size) throws IOException {
        Crc64Nvme crc64 = new Crc64Nvme();
        byte[] bite = new byte[BITE];
        if (staging.disk().isPresent()) {
            try (MediumReader reader = staging.disk().get().open(key)) {
                for (int count; (count = reader.read(bite, 0, bite.length)) >= 0; ) {
                    crc64.update(bite, 0, count);
                }
            }
        } else {
            try (InputStream in = stream(key, size)) {
                for (int count; (count = in.read(bite)) >= 0; ) {
                    crc64.update(bite, 0, count);
                }
            }
        }
        return crc64.value();
    }
}
