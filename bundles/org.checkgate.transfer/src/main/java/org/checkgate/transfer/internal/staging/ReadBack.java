package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.Strength;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.MultiHash;
import org.checkgate.transfer.internal.HashPlan;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.Pace;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.bytes.MediumReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches a staged object again and compares it with what was read from the drive. Safe for use by several threads. */
final class ReadBack {
    private static final Logger LOG = LoggerFactory.getLogger(ReadBack.class);
    private static final int BITE = 256 * 1024;

    private final StagingConnection staging;
    private final Pace pace;

    ReadBack(StagingConnection staging) {
        this(staging, Pace.FREE);
    }

    /** @param pace told of all that was read */
    ReadBack(StagingConnection staging, Pace pace) {
        this.staging = staging;
        this.pace = pace;
    }

    /**
     * What lies under a key.
     *
     * @param strength how well this look stands for the medium
     */
    record Seen(long size, Map<HashFormat, String> digests, long crc64, Strength strength) {
    }

    /** @return how well the object is proven; empty when it is not what was sent */
    Optional<Strength> prove(Staged staged, LiveLanes.Ride ride) throws StoreTrouble {
        MultiHash hashes = staged.plan().start();
        return feed(staged.key(), OptionalLong.of(staged.size()), hashes::update, ride)
                .filter(strength -> hashes.length() == staged.size() && hashes.finish().equals(staged.digests()));
    }

    /** Looks at an object that nothing was read for; empty when it is not there or cannot be read. */
    Optional<Seen> look(String key, HashPlan plan, LiveLanes.Ride ride) throws StoreTrouble {
        MultiHash hashes = plan.start();
        Crc64Nvme crc64 = new Crc64Nvme();
        return feed(key, OptionalLong.empty(), (bytes, offset, length) -> {
            hashes.update(bytes, offset, length);
            crc64.update(bytes, offset, length);
        }, ride).map(strength -> new Seen(hashes.length(), hashes.finish(), crc64.value(), strength));
    }

    private interface Sum {
        void update(byte[] bytes, int offset, int length);
    }

    /** @param size what it has to be, if that is known; an object of another one is not read */
    private Optional<Strength> feed(String key, OptionalLong size, Sum sum, LiveLanes.Ride ride) throws StoreTrouble {
        if (staging.disk().isPresent()) {
            return fromDisk(key, size, sum, staging.disk().get(), ride);
        }
        return fromStore(key, size, sum, ride) ? Optional.of(Strength.READ_BACK) : Optional.empty();
    }

    private Optional<Strength> fromDisk(String key, OptionalLong size, Sum sum, StoreDisk disk, LiveLanes.Ride ride) throws StoreTrouble {
        try (MediumReader reader = disk.open(key)) {
            if (reader.size() != size.orElse(reader.size()) || pour(reader::read, sum, ride) != reader.size()) {
                return Optional.empty();
            }
            return Optional.of(reader.direct() ? Strength.READ_BACK : Strength.READ_BACK_CACHED);
        } catch (ClosedChannelException e) {
            // We were interrupted; the disk did nothing wrong.
            throw new StoreTrouble(StagingStore.NAME, 0, "", "interrupted", e);
        } catch (IOException e) {
            // Running out of handles says nothing about the file.
            if (String.valueOf(e.getMessage()).contains("Too many open files")) {
                throw new StoreTrouble(StagingStore.NAME, 0, "", String.valueOf(e.getMessage()), e);
            }
            // A file that the disk does not give back is no copy.
            LOG.warn("{} cannot be read back: {}", key, e.toString());
            return Optional.empty();
        }
    }

    private boolean fromStore(String key, OptionalLong size, Sum sum, LiveLanes.Ride ride) throws StoreTrouble {
        OptionalLong there = staging.store().size(key);
        if (there.isEmpty() || there.getAsLong() != size.orElse(there.getAsLong())) {
            return false;
        }
        // A range of no bytes cannot be asked for.
        try (InputStream in = there.getAsLong() == 0 ? InputStream.nullInputStream() : staging.store().get(key, 0, there.getAsLong())) {
            return pour(in::read, sum, ride) == there.getAsLong();
        } catch (StoreTrouble e) {
            throw e;
        } catch (IOException e) {
            throw new StoreTrouble(StagingStore.NAME, 0, "", String.valueOf(e.getMessage()), e);
        }
    }

    private interface Bytes {
        int read(byte[] into, int offset, int length) throws IOException;
    }

    /** @return how many bytes there were */
    private long pour(Bytes bytes, Sum sum, LiveLanes.Ride ride) throws IOException {
        byte[] bite = new byte[BITE];
        long all = 0;
        for (int count; (count = bytes.read(bite, 0, bite.length)) >= 0; ) {
            sum.update(bite, 0, count);
            ride.moved(count);
            pace.passed(count);
            all += count;
        }
        return all;
    }
}
