package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.shape.Rate;
import org.junit.jupiter.api.Test;

class GovernedBodyTest {
    @Test
    void everyByteOfABodyPassesTheGovernorOnceWhateverTheClientReadsForItsSignature() throws IOException {
        AtomicLong nanos = new AtomicLong();
        AtomicLong waited = new AtomicLong();
        Governor governor = new Governor(nanos::get, pause -> {
            nanos.addAndGet(pause);
            waited.addAndGet(pause);
        });
        governor.rate(new Rate(1_000_000));
        byte[] bytes = SetDrive.noise(1, 3_000_000);
        CloudTarget target = new CloudTarget(Tier.CLOUD, Optional.of(SharedServer.address()), "us-east-1", true, SharedServer.get().keys(), SharedServer.bucket(), "");
        try (S3Bucket bucket = new S3Bucket(target, governor)) {
            bucket.ensure(true);
            bucket.put("a", () -> new ByteArrayInputStream(bytes), bytes.length, Crc64Nvme.base64(Crc64Nvme.of(bytes, 0, bytes.length)), "");
            bucket.put("empty", () -> new ByteArrayInputStream(new byte[0]), 0, Crc64Nvme.base64(0), "");
        }
        // Three seconds of the counted clock, less the last bite, behind which nothing waits.
        assertEquals(3.0, waited.get() / 1e9, 0.1);
    }
}
