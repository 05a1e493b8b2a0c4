package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Strength;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.MultiHash;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.MediumReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches a staged object again and compares it with what was read from the drive. Safe for use by several threads. */
final class ReadBack {
    private static final Logger LOG = LoggerFactory.getLogger(ReadBack.class);
    private static final int BITE = 256 * 1024;

    private final StagingConnection staging;

    ReadBack(StagingConnection staging) {
        this.staging = staging;
    }

    /** @return how well the object is proven; empty when it is not what was sent */
    Optional<Strength> prove(Staged staged, LiveLanes.Ride ride) throws StoreTrouble {
        if (staging.disk().isPresent()) {
            return fromDisk(staged, staging.disk().get(), ride);
        }
        return fromStore(staged, ride) ? Optional.of(Strength.READ_BACK) : Optional.empty();
    }

    private Optional<Strength> fromDisk(Staged staged, StoreDisk disk, LiveLanes.Ride ride) {
        try (MediumReader reader = disk.open(staged.key())) {
            if (reader.size() != staged.size() || !same(staged, reader::read, ride)) {
                return Optional.empty();
            }
            return Optional.of(reader.direct() ? Strength.READ_BACK : Strength.READ_BACK_CACHED);
        } catch (IOException e) {
            // A file that the disk does not give back is no copy.
            LOG.warn("{} cannot be read back: {}", staged.key(), e.toString());
            return Optional.empty();
        }
    }

    private boolean fromStore(Staged staged, LiveLanes.Ride ride) throws StoreTrouble {
        var size = staging.store().size(staged.key());
        if (size.isEmpty() || size.getAsLong() != staged.size()) {
            return false;
        }
        // A range of no bytes cannot be asked for.
        try (InputStream in = staged.size() == 0 ? InputStream.nullInputStream() : staging.store().get(staged.key(), 0, staged.size())) {
            return same(staged, in::read, ride);
        } catch (StoreTrouble e) {
            throw e;
        } catch (IOException e) {
            throw new StoreTrouble(StagingStore.NAME, 0, "", String.valueOf(e.getMessage()), e);
        }
    }

    private interface Bytes {
        int read(byte[] into, int offset, int length) throws IOException;
    }

    private static boolean same(Staged staged, Bytes bytes, LiveLanes.Ride ride) throws IOException {
        MultiHash hashes = staged.plan().start();
        byte[] bite = new byte[BITE];
        for (int count; (count = bytes.read(bite, 0, bite.length)) >= 0; ) {
            hashes.update(bite, 0, count);
            ride.moved(count);
        }
        Map<HashFormat, String> digests = hashes.finish();
        return hashes.length() == staged.size() && digests.equals(staged.digests());
    }
}
