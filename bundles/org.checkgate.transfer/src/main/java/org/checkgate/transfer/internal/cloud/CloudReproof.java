package org.checkgate.transfer.internal.cloud;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Doubted;
import org.checkgate.transfer.internal.StoreTrouble;

/**
 * Proves anew what a ledger believes of a bucket that was restored from a backup, by asking the bucket as after an upload. Nothing is
 * sent for it. What is no longer there, or not what it should be, is no copy any more: it is carried again, and what stands in its
 * way becomes a finding then. Safe for use by several threads.
 */
final class CloudReproof {
    private final Ledger ledger;
    private final CloudConnection cloud;
    private final ObjectProof proof;
    private final Clock clock;

    CloudReproof(Ledger ledger, CloudConnection cloud, ObjectProof proof, Clock clock) {
        this.ledger = ledger;
        this.cloud = cloud;
        this.proof = proof;
        this.clock = clock;
    }

    /** Returns when nothing of this roll in the bucket is in doubt; most rolls never are. */
    void prove(long rollId, ExecutorService workers) {
        Doubted.prove(ledger, rollId, tier(), cloud.endpoint().address(), cloud.settings().filesAtOnce(), workers, "Asking the " + tier().word() + " again", this::look);
    }

    private Tier tier() {
        return cloud.endpoint().tier();
    }

    private Optional<Doubted.Proof> look(RollFile file, String key) throws StoreTrouble {
        // What was never read cannot be compared with anything.
        Optional<Strength> strength = file.crc64().isEmpty() ? Optional.empty() : asked(file, key);
        if (strength.isEmpty()) {
            ledger.copies().lost(file.id(), tier(), cloud.endpoint().address());
        }
        return strength.map(known -> new Doubted.Proof(new Copy(file.id(), tier(), cloud.endpoint().address(), key, known, clock.instant()), Optional.empty()));
    }

    private Optional<Strength> asked(RollFile file, String key) throws StoreTrouble {
        ObjectProof.Answer answer = proof.ask(CloudObject.there(file, key));
        return answer.verdict() == ObjectProof.Verdict.SAME ? Optional.of(answer.strength()) : Optional.empty();
    }
}
