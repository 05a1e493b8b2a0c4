package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StepFailure;
import org.checkgate.mhl.HashFormat;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.transfer.internal.HashPlan;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.Pace;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;

/** Reads staged objects again, past the page cache where that is in our hands, and slowly. For one thread. */
public final class StagingScrub {
    private final StagingConnection staging;
    private final ReadBack reading;
    /** Nobody is shown these reads: they are no transfer, and they must not wait for themselves. */
    private final LiveLanes unseen = new LiveLanes();

    public StagingScrub(StagingConnection staging, Pace pace) {
        this.staging = staging;
        this.reading = new ReadBack(staging, pace);
    }

    /**
     * @return what is wrong; empty when it is what was read from the drive
     * @throws StoreTrouble when nobody can tell
     */
    public Optional<Finding> look(RollFile file, Copy copy) throws StoreTrouble {
        // Once is no proof: a cable, a controller or a moment without handles is not the medium.
        if (same(file, copy.key()) || same(file, copy.key())) {
            return Optional.empty();
        }
        return Optional.of(new Finding(StagingFindings.STAGING_DAMAGED, Severity.BLOCK, file.path(),
                file.path() + (there(copy.key()) ? " lies in staging with other bytes than it was proven with." : " is gone from staging."),
                "It comes back by itself from cloud or archive where they have it; else plug the drive in. Replace the staging disk if this repeats."));
    }

    /** Held against all that was read of it once, whatever its manifests have come to ask for since. */
    private boolean same(RollFile file, String key) throws StoreTrouble {
        Map<HashFormat, String> digests = new EnumMap<>(HashFormat.class);
        file.hashes().forEach((word, text) -> HashFormat.of(word).ifPresent(format -> digests.put(format, text)));
        HashPlan plan = new HashPlan(HashPlan.of(file).expected(), digests.keySet());
        try (var ride = unseen.ride(LiveLanes.READ_BACK, file.rollId(), file.path(), file.size())) {
            Optional<ReadBack.Seen> seen = reading.look(key, plan, ride);
            if (seen.isEmpty() && Thread.currentThread().isInterrupted()) {
                throw StepFailure.retry(Duration.ofSeconds(1), "A look was interrupted; it goes on where it stopped.", null);
            }
            return seen.filter(there -> there.size() == file.size() && there.digests().equals(digests) && there.crc64() == Crc64Nvme.fromHex(file.crc64()))
                    .isPresent();
        }
    }

    /** A disk that is not mounted holds nothing, and has lost nothing. */
    private boolean there(String key) throws StoreTrouble {
        if (staging.disk().isPresent()) {
            try {
                staging.disk().get().usableSpace();
            } catch (IOException e) {
                throw new StoreTrouble(StagingStore.NAME, 0, "", "its disk is not there: " + e.getMessage(), e);
            }
        }
        return staging.store().size(key).isPresent();
    }
}
