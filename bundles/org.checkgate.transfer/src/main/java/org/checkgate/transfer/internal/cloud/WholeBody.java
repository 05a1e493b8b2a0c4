package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.io.InputStream;
import org.checkgate.ledger.StepFailure;
import org.checkgate.store.SeekableBytes;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.shape.Turns;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * A large object that goes in one request, read once: its checksum is known beforehand, and is held against what is read while it leaves.
 * It shows how far it is, and gives way. Safe for a thread that sends and one that looks.
 */
final class WholeBody implements PartBody {
    /** Bytes after which it is asked whether it may go on. */
    private static final long LEG = 1 << 20;

    private final SeekableBytes bytes;
    private final CloudObject object;
    private final LiveLanes.Ride ride;
    private volatile IOException trouble;
    private volatile StepFailure gaveWay;

    WholeBody(SeekableBytes bytes, CloudObject object, LiveLanes.Ride ride) {
        this.bytes = bytes;
        this.object = object;
        this.ride = ride;
    }

    @Override
    public ContentStreamProvider during(Turns.Turn turn) {
        return () -> new Read(turn);
    }

    @Override
    public void lookedAt() throws IOException {
        if (trouble != null) {
            throw trouble;
        }
        if (gaveWay != null) {
            throw gaveWay;
        }
    }

    @Override
    public boolean lostWhole() {
        return true;
    }

    private final class Read extends InputStream {
        private final Turns.Turn turn;
        private final Crc64Nvme crc64 = new Crc64Nvme();
        private long at;
        private long asked;

        Read(Turns.Turn turn) {
            this.turn = turn;
            trouble = null;
            gaveWay = null;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (at >= asked + LEG) {
                asked = at;
                goOn();
            }
            try {
                int count = bytes.read(at, into, offset, (int) Math.min(length, object.size() - at));
                return passed(into, offset, at < object.size() ? count : -1);
            } catch (IOException e) {
                trouble = e;
                throw e;
            }
        }

        private void goOn() {
            try {
                turn.goOn(object.size() - at);
            } catch (StepFailure e) {
                gaveWay = e;
                throw e;
            }
        }

        private int passed(byte[] from, int offset, int count) throws SourceDamaged {
            if (count < 0) {
                if (at < object.size()) {
                    throw new SourceDamaged("it ends too early");
                }
                return count;
            }
            crc64.update(from, offset, count);
            at += count;
            ride.moved(count);
            // Before the last of it leaves, so that no bucket has all of it.
            if (at == object.size() && crc64.value() != object.crc64()) {
                throw new SourceDamaged("its checksum is no longer what was read from the drive");
            }
            return count;
        }

        @Override
        public void close() {
            // What was read is not what arrived: that is told by who sent it.
            ride.moved(-at);
        }
    }
}
