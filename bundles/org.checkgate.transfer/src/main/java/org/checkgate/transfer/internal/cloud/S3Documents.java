package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.store.DocumentConflict;
import org.checkgate.store.Documents;
import org.checkgate.store.Place;
import org.checkgate.transfer.internal.Threads;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.staging.StagedDocuments;
import org.checkgate.transfer.internal.staging.StagingConnection;
import org.checkgate.transfer.internal.staging.StagingLink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Puts and gets our own small objects, in staging through the MinIO client and elsewhere through the AWS SDK. */
@Component(service = Documents.class)
public final class S3Documents implements Documents {
    private final StagingConnection.Source staging;
    private final CloudConnection.Source link;
    private final ExecutorService senders = Threads.pool("checkgate-documents");

    @Activate
    public S3Documents(@Reference StagingLink staging, @Reference CloudLink link) {
        this((StagingConnection.Source) staging, (CloudConnection.Source) link);
    }

    public S3Documents(StagingConnection.Source staging, CloudConnection.Source link) {
        this.staging = staging;
        this.link = link;
    }

    @Override
    public Stored put(Place place, String key, byte[] content, String contentType) throws IOException {
        Path file = Files.createTempFile("checkgate-document", "");
        try {
            Files.write(file, content);
            return put(place, key, file, contentType);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public Stored put(Place place, String key, Path content, String contentType) throws IOException {
        long crc64 = checksum(content);
        try {
            if (place == Place.STAGING) {
                new StagedDocuments(staging.connection()).put(key, content, crc64);
            } else {
                new DocumentCarrier(link.connection(tier(place)), senders).carry(key, content, crc64, contentType);
            }
        } catch (KeyTaken e) {
            throw new DocumentConflict("Other bytes lie under " + e.getMessage() + ".");
        } catch (StepFailure e) {
            throw new IOException(e.getMessage(), e);
        }
        return new Stored(place, key, Files.size(content), Crc64Nvme.hex(crc64));
    }

    @Override
    public Optional<byte[]> read(Place place, String key, int limit) throws IOException {
        try {
            if (place == Place.STAGING) {
                return new StagedDocuments(staging.connection()).read(key, limit);
            }
            Bucket bucket = link.connection(tier(place)).bucket();
            Optional<Seen> seen = bucket.head(key);
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            if (seen.get().size() > limit) {
                throw new IOException(key + " has " + seen.get().size() + " bytes, more than the " + limit + " that are read.");
            }
            try (InputStream in = bucket.get(key)) {
                byte[] bytes = in.readNBytes(limit);
                // The HTTP client does not say so when a body ends early.
                if (bytes.length != seen.get().size()) {
                    throw new IOException(key + " was cut off after " + bytes.length + " of " + seen.get().size() + " bytes; try again.");
                }
                return Optional.of(bytes);
            }
        } catch (StepFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Tier tier(Place place) {
        return place == Place.ARCHIVE ? Tier.ARCHIVE : Tier.CLOUD;
    }

    private static long checksum(Path file) throws IOException {
        Crc64Nvme crc64 = new Crc64Nvme();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bite = new byte[256 * 1024];
            for (int count; (count = in.read(bite)) >= 0; ) {
                crc64.update(bite, 0, count);
            }
        }
        return crc64.value();
    }

    @Deactivate
    public void stop() {
        senders.shutdownNow();
    }
}
