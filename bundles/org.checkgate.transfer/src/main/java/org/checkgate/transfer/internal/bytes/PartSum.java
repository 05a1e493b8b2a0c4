package org.checkgate.transfer.internal.bytes;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/** The two checksums of one part as its bytes pass by. Not thread-safe. */
public final class PartSum {
    private final CRC32C crc32c = new CRC32C();
    private final Crc64Nvme crc64 = new Crc64Nvme();
    private long length;

    public void update(byte[] bytes, int offset, int count) {
        crc32c.update(bytes, offset, count);
        crc64.update(bytes, offset, count);
        length += count;
    }

    public long length() {
        return length;
    }

    public long crc64() {
        return crc64.value();
    }

    /** CRC32C as S3 states it: base64 of the four bytes, most significant first. */
    public String crc32cText() {
        return Base64.getEncoder().encodeToString(ByteBuffer.allocate(4).putInt((int) crc32c.getValue()).array());
    }
}
