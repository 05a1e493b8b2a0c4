package org.checkgate.transfer.internal.cloud;

import java.time.Clock;
import java.util.Optional;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.transfer.internal.Pace;
import org.checkgate.transfer.internal.StoreTrouble;

/**
 * Asks a bucket again for what was proven there, as after an upload: where its word is a proof no bytes leave it, else they are fetched, slowly.
 * What its owner's disks do below that word is for its owner to look after. Safe for use by several threads.
 */
final class BucketScrub {
    private final Tier tier;
    private final ObjectProof files;
    private final ObjectProof documents;
    private final Clock clock;

    /** @param required how well files have to be proven there */
    BucketScrub(CloudConnection cloud, Strength required, Pace pace, Clock clock) {
        this.tier = cloud.endpoint().tier();
        this.files = new ObjectProof(cloud.bucket(), cloud.endpoint().refusesWrongChecksums(), required, pace);
        this.documents = new ObjectProof(cloud.bucket(), cloud.endpoint().refusesWrongChecksums(), Strength.HASHED, pace);
        this.clock = clock;
    }

    /**
     * @return what is wrong; empty when it is what was proven
     * @throws StoreTrouble when nobody can tell
     */
    Optional<Finding> look(RollFile file, Copy copy) throws StoreTrouble {
        return look(files, CloudObject.there(file, copy.key()), file.path());
    }

    /** As above; the finding has the document's whole key as path, since files of the roll may be called as it is. */
    Optional<Finding> look(Document document) throws StoreTrouble {
        return look(documents, DocumentMending.object(document), document.key());
    }

    private Optional<Finding> look(ObjectProof proof, CloudObject object, String path) throws StoreTrouble {
        if (proof.ask(object).verdict() == ObjectProof.Verdict.SAME) {
            return Optional.empty();
        }
        // Once may be a hiccup.
        ObjectProof.Answer again = proof.ask(object);
        return again.verdict() == ObjectProof.Verdict.SAME ? Optional.empty() : Optional.of(Tampered.wrong(tier, path, again.detail(), clock.instant()));
    }
}
