package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.checkgate.ledger.Strength;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.PartPlan;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.PartBuffers;
import org.checkgate.transfer.internal.door.FileBytes;
import org.checkgate.transfer.internal.shape.Turns;

/** Brings one small object of our own into a bucket, as proven as any other. */
final class DocumentCarrier {
    private static final int BUFFERS = 3;

    private final CloudConnection cloud;
    private final ObjectCarrier carrier;

    DocumentCarrier(CloudConnection cloud, ExecutorService senders) {
        this.cloud = cloud;
        int held = (int) cloud.settings().partSize();
        ObjectProof proof = new ObjectProof(cloud.bucket(), cloud.endpoint().refusesWrongChecksums(), Strength.HASHED);
        this.carrier = new ObjectCarrier(cloud.bucket(), proof, PartBuffers.apart(BUFFERS, held), held, senders, Turns.Way.FREE);
    }

    /** @param crc64 of the file's bytes; other bytes are refused */
    void carry(String key, Path file, long crc64, String contentType) throws IOException {
        PartPlan plan = PartPlan.of(Files.size(file), cloud.settings().partSize());
        CloudObject object = new CloudObject(0, key, plan.size(), crc64, Map.of(), contentType, () -> new FileBytes(file, key, Long.MAX_VALUE));
        try (var ride = new LiveLanes().ride(LiveLanes.BACKBONE, 0, key, plan.size())) {
            carrier.carry(object, true, () -> notes(object, plan, contentType), ride);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private PartNotes notes(CloudObject object, PartPlan plan, String contentType) throws StoreTrouble {
        return new PartNotes.Passing(plan.onePiece() ? "" : cloud.bucket().create(object.key(), contentType), plan);
    }
}
