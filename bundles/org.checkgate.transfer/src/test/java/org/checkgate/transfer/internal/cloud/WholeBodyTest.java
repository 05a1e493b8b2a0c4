package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.checkgate.ledger.StepFailure;
import org.checkgate.store.SeekableBytes;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.shape.Turns;
import org.junit.jupiter.api.Test;

/** What the source of a large body had to do with its end is known, whatever its reader made of it. */
class WholeBodyTest {
    private static final byte[] SOUND = SetDrive.noise(1, 3 << 20);

    private final LiveLanes lanes = new LiveLanes();
    private final LiveLanes.Ride ride = lanes.ride(LiveLanes.BACKBONE, 1, "clip.mov", SOUND.length);

    private WholeBody body(byte[] staged) {
        return new WholeBody(new InMemory(staged), new CloudObject(1, "clip.mov", SOUND.length, Crc64Nvme.of(SOUND, 0, SOUND.length), Map.of(), "", () -> {
            throw new IOException("it is open already");
        }), ride);
    }

    private record InMemory(byte[] bytes) implements SeekableBytes {
        @Override
        public int read(long position, byte[] buffer, int offset, int length) {
            int count = (int) Math.min(length, bytes.length - position);
            if (count <= 0) {
                return -1;
            }
            System.arraycopy(bytes, (int) position, buffer, offset, count);
            return count;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public long bytesRead() {
            return 0;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static final Turns.Turn FREE = () -> { };

    private static final class Busy implements Turns.Turn {
        @Override
        public void goOn(long left) {
            throw StepFailure.retry(Duration.ZERO, "somebody goes first, with " + left + " bytes left", null);
        }

        @Override
        public void close() {
            // Nobody counts it.
        }
    }

    @Test
    void itIsReadAsItIsAndEachTimeFromItsStart() throws IOException {
        WholeBody body = body(SOUND);
        for (int round = 0; round < 2; round++) {
            try (InputStream in = body.during(FREE).newStream()) {
                assertArrayEquals(SOUND, in.readAllBytes());
                assertEquals(SOUND.length, lanes.now().get(0).bytesDone());
            }
            assertEquals(0, lanes.now().get(0).bytesDone(), "what was read has not arrived by that");
        }
        assertDoesNotThrow(body::lookedAt);
    }

    @Test
    void otherBytesAreNeverReadToTheirEnd() throws IOException {
        byte[] rotten = SOUND.clone();
        rotten[1 << 20] ^= 1;
        WholeBody body = body(rotten);
        try (InputStream in = body.during(FREE).newStream()) {
            assertThrows(SourceDamaged.class, in::readAllBytes);
        }
        assertThrows(SourceDamaged.class, body::lookedAt);
        WholeBody shorter = body(SetDrive.noise(1, 2 << 20));
        try (InputStream in = shorter.during(FREE).newStream()) {
            assertThrows(SourceDamaged.class, in::readAllBytes);
        }
        assertThrows(SourceDamaged.class, shorter::lookedAt);
    }

    @Test
    void thatItGaveWayIsKnownUntilItBeginsAgain() throws IOException {
        WholeBody body = body(SOUND);
        try (InputStream in = body.during(new Busy()).newStream()) {
            assertThrows(StepFailure.class, in::readAllBytes);
        }
        assertEquals("somebody goes first, with " + (2 << 20) + " bytes left", assertThrows(StepFailure.class, body::lookedAt).getMessage());
        body.during(FREE).newStream().close();
        assertDoesNotThrow(body::lookedAt);
    }
}
