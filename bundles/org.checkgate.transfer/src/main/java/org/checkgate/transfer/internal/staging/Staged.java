package org.checkgate.transfer.internal.staging;

import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.RollFile;
import org.checkgate.mhl.FileVerdict;
import org.checkgate.mhl.HashFormat;
import org.checkgate.transfer.internal.HashPlan;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;

/**
 * A file that the store has taken wholly, not yet proven.
 *
 * @param size     bytes read
 * @param digests  of the single read
 * @param crc64    of the single read
 * @param uploadId the journal's entry
 * @param cause    what further reads said, where the first one did not match the manifest
 */
record Staged(RollFile file, String key, HashPlan plan, long size, Map<HashFormat, String> digests, long crc64, long uploadId,
              Optional<Cause> cause) {
    Staged because(Cause known) {
        return new Staged(file, key, plan, size, digests, crc64, uploadId, Optional.of(known));
    }

    FileVerdict verdict() {
        return plan.judge(size, digests);
    }

    /** An earlier read gave other bytes. It decides only where no manifest does. */
    boolean differsFromEarlierRead() {
        return !file.crc64().isEmpty() && !file.crc64().equals(Crc64Nvme.hex(crc64));
    }

    /** An earlier read gave what the manifests state, and this one does not. */
    boolean worseThanEarlierRead() {
        Map<HashFormat, String> earlier = HashPlan.digests(file);
        return altered() && !file.crc64().isEmpty() && earlier.keySet().containsAll(plan.formats())
                && plan.judge(file.size(), earlier).outcome() == FileVerdict.Outcome.MATCH;
    }

    /** A manifest states something else than what the drive gave. */
    boolean altered() {
        return verdict().outcome() == FileVerdict.Outcome.ALTERED;
    }
}
