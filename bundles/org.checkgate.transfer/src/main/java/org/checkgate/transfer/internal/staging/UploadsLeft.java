package org.checkgate.transfer.internal.staging;

import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.transfer.internal.StoreTrouble;

/** What a roll began to write itself and got from another delivery since: nobody goes on with it. */
record UploadsLeft(Ledger ledger, StagingConnection staging) {
    /** Call it while nothing else stages this roll. */
    void drop(long rollId) throws StoreTrouble {
        StagingJournal journal = new StagingJournal(ledger.uploads(), staging);
        for (Upload upload : ledger.uploads().allOpen(Tier.STAGING)) {
            boolean ours = ledger.rolls().file(upload.fileId()).map(RollFile::rollId).filter(id -> id == rollId).isPresent();
            if (ours && ledger.copies().ofFile(upload.fileId()).stream().anyMatch(copy -> provenElsewhere(copy, upload))) {
                journal.drop(upload);
                if (upload.endpoint().equals(staging.address()) && ledger.copies().others(0, Tier.STAGING, upload.endpoint(), upload.key()).isEmpty()) {
                    staging.store().remove(upload.key());
                }
            }
        }
    }

    private boolean provenElsewhere(Copy copy, Upload upload) {
        return copy.tier() == Tier.STAGING && copy.endpoint().equals(staging.address()) && !copy.key().equals(upload.key())
                && copy.strength().atLeast(Strength.READ_BACK_CACHED);
    }
}
