package org.checkgate.ledger;

import java.util.List;
import java.util.Set;
import org.checkgate.spi.Finding;

/**
 * A roll as the list check found it, to be written in one acknowledged step.
 *
 * @param fingerprint digest over all hash lists with their chains: equal means the same state of the same history
 * @param manifests   a digest of each hash list's bytes, chains left out: of two states of one history the later one has all
 *                    of the earlier's. Empty when unknown; then only an equal fingerprint tells a redelivery
 */
public record NewRoll(String name, RollKind kind, String folder, String fingerprint, Set<String> manifests, List<NewFile> files,
                      List<Finding> findings) {
    /** A roll of which the fingerprint alone is known. */
    public NewRoll(String name, RollKind kind, String folder, String fingerprint, List<NewFile> files, List<Finding> findings) {
        this(name, kind, folder, fingerprint, Set.of(), files, findings);
    }
}
