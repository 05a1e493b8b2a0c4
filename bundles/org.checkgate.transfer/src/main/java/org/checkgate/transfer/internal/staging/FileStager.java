package org.checkgate.transfer.internal.staging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Uploads;
import org.checkgate.mhl.HashFormat;
import org.checkgate.transfer.internal.HashPlan;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.bytes.PartBuffers;
import org.checkgate.transfer.internal.source.SingleRead;
import org.checkgate.transfer.internal.source.SourceTrouble;

/** Takes one file from an open read into the store. Safe for use by several threads. */
final class FileStager {
    private static final String NO_UPLOAD = "NoSuchUpload";

    private final StagingConnection staging;
    private final Uploads uploads;
    private final StagingJournal journal;
    private final PartBuffers buffers;
    private final ExecutorService senders;
    private final Governor.Pause pause;

    /** @param buffers each as large as the largest part that is held */
    FileStager(StagingConnection staging, Uploads uploads, PartBuffers buffers, ExecutorService senders, Governor.Pause pause) {
        this.staging = staging;
        this.uploads = uploads;
        this.journal = new StagingJournal(uploads, staging);
        this.buffers = buffers;
        this.senders = senders;
        this.pause = pause;
    }

    /** Entries for what can be begun together, by file; {@link #stage} is given them. */
    Map<Long, StagingJournal.Entry> begin(List<RollFile> files, RollOnDrive roll) {
        return journal.openTogether(files, roll);
    }

    /** Gives up entries of files that were begun and are not sent after all. */
    void forget(Collection<StagingJournal.Entry> begun) {
        begun.forEach(entry -> uploads.close(entry.upload().id()));
    }

    /** @param begun the file's entry where it was begun together with others */
    Staged stage(RollFile file, String key, Optional<StagingJournal.Entry> begun, HashPlan plan, SingleRead read, LiveLanes.Ride ride)
            throws StoreTrouble, SourceTrouble, InterruptedException {
        // One that was listed with another size is begun anew.
        StagingJournal.Entry entry = begun.isPresent() && begun.get().upload().size() == read.size() ? begun.get()
                : journal.open(file.id(), key, read.size());
        try {
            Passed passed = pass(entry, read, new PartSender(staging.store(), uploads, entry, ride, pause));
            Map<HashFormat, String> digests = read.finish();
            if (!entry.plan().onePiece() && !(entry.complete() && passed.allKnown())) {
                staging.store().complete(key, entry.upload().remoteId(), passed.parts());
            }
            return new Staged(file, key, plan, read.size(), digests, passed.crc64(), entry.upload().id(), Optional.empty());
        } catch (StoreTrouble e) {
            // It may have ended as an object of what an earlier read gave, of which this one gives something else: to go on would be refused for ever.
            if (e.code().equals(NO_UPLOAD)) {
                uploads.close(entry.upload().id());
            }
            throw e;
        } catch (SourceTrouble e) {
            // What was sent of a file that changed in mid-read fits nothing; of one that became unreadable it may yet serve.
            if (e.changed()) {
                journal.drop(entry.upload());
            }
            throw e;
        }
    }

    private Passed pass(StagingJournal.Entry entry, SingleRead read, PartSender sender) throws StoreTrouble, SourceTrouble, InterruptedException {
        if (staging.held(entry.plan())) {
            return new HeldParts(entry, read, sender, buffers, senders).pass();
        }
        byte[] bite = buffers.take();
        try {
            return new StreamedParts(entry, read, sender, bite).pass();
        } finally {
            buffers.give(bite);
        }
    }
}
