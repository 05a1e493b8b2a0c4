package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.junit.jupiter.api.Test;

class PlainRequestsTest {
    private final byte[] bytes = SetDrive.noise(1, 1_000_000);
    private final AtomicLong read = new AtomicLong();

    private static S3Bucket bucket() throws IOException {
        S3Bucket bucket = Clouds.bucket(Tier.CLOUD, SharedServer.address(), SharedServer.get().keys(), SharedServer.bucket());
        bucket.ensure(true);
        return bucket;
    }

    private InputStream counted(byte[] body) {
        return new FilterInputStream(new ByteArrayInputStream(body)) {
            @Override
            public int read() {
                throw new AssertionError("bytes are read in bites");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                read.addAndGet(Math.max(0, count));
                return count;
            }
        };
    }

    @Test
    void aBodyIsReadOnceAndArrives() throws IOException {
        String sum = Crc64Nvme.base64(Crc64Nvme.of(bytes, 0, bytes.length));
        try (S3Bucket bucket = bucket()) {
            bucket.put("whole", () -> counted(bytes), bytes.length, sum, "");
            assertEquals(bytes.length, read.get());
            bucket.putPart("parts", bucket.create("parts", ""), 1, () -> counted(bytes), bytes.length, sum);
            assertEquals(2L * bytes.length, read.get());
            assertArrayEquals(bytes, bucket.get("whole").readAllBytes());
        }
    }

    @Test
    void otherBytesThanTheSignedChecksumSaysAreRefused() throws IOException {
        String sum = Crc64Nvme.base64(Crc64Nvme.of(bytes, 0, bytes.length));
        byte[] flipped = bytes.clone();
        flipped[500_000] ^= 1;
        try (S3Bucket bucket = bucket()) {
            assertThrows(StoreTrouble.class, () -> bucket.put("flipped", () -> counted(flipped), flipped.length, sum, ""));
            assertTrue(bucket.head("flipped").isEmpty());
        }
    }
}
