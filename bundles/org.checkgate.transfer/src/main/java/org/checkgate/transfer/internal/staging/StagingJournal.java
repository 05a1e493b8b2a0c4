package org.checkgate.transfer.internal.staging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkgate.ledger.Part;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.ledger.Uploads;
import org.checkgate.transfer.internal.PartPlan;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.PartBuffers;

/** Opens the journal's entry for an object, going on with what an earlier run left where the store still has it. */
final class StagingJournal {
    private final Uploads uploads;
    private final StagingConnection staging;
    private final Set<Long> leftOpen;

    StagingJournal(Uploads uploads, StagingConnection staging) {
        this.uploads = uploads;
        this.staging = staging;
        this.leftOpen = uploads.allOpen(Tier.STAGING).stream().map(Upload::fileId).collect(Collectors.toSet());
    }

    /**
     * @param acknowledged parts that the store holds, by number
     * @param complete     whether the object is there as a whole already
     * @param together     whether it was noted with others that its bytes are about to leave, and their arrival needs no note
     */
    record Entry(Upload upload, PartPlan plan, Map<Integer, Part> acknowledged, boolean complete, boolean together) {
    }

    Entry open(long fileId, String key, long size) throws StoreTrouble {
        Optional<Upload> left = uploads.open(fileId, Tier.STAGING);
        if (left.isPresent()) {
            Upload upload = left.get();
            // Other part sizes would mean other buffers and other checksums half way through one object.
            boolean same = upload.size() == size && upload.partSize() == staging.plan(size).partSize();
            if (same && upload.endpoint().equals(staging.address()) && upload.key().equals(key)) {
                Optional<Entry> entry = goOn(upload);
                if (entry.isPresent()) {
                    return entry.get();
                }
            }
            drop(upload);
        }
        PartPlan plan = staging.plan(size);
        String remote = plan.onePiece() ? "" : staging.store().createMultipart(key, staging.held(plan));
        Upload upload = uploads.begin(new Upload(0, fileId, Tier.STAGING, staging.address(), key, remote, plan.partSize(), size));
        return new Entry(upload, plan, Map.of(), false, false);
    }

    /**
     * Opens entries for small files in one step. A step for each would cost more than to send it; what is cut off by a kill is
     * small enough to be sent again.
     *
     * @return those that were opened, by file; a file that an earlier run left open, or that is not sent in one piece, is not among them
     */
    Map<Long, Entry> openTogether(List<RollFile> files, RollOnDrive roll) {
        List<Upload> pieces = files.stream().filter(file -> !leftOpen.contains(file.id()) && small(file.size()))
                .map(file -> new Upload(0, file.id(), Tier.STAGING, staging.address(), roll.stagingKey(file.path()), "",
                        staging.plan(file.size()).partSize(), file.size())).toList();
        Map<Long, Entry> entries = new HashMap<>();
        if (pieces.size() > 1) {
            uploads.beginPieces(pieces).forEach(upload ->
                    entries.put(upload.fileId(), new Entry(upload, new PartPlan(upload.size(), upload.partSize()), Map.of(), false, true)));
        }
        return entries;
    }

    private boolean small(long size) {
        return size >= 0 && size <= PartBuffers.SMALL && staging.plan(size).onePiece();
    }

    /** Gives an entry up, and the parts that the store keeps for it. */
    void drop(Upload upload) throws StoreTrouble {
        if (!upload.remoteId().isEmpty() && upload.endpoint().equals(staging.address())) {
            staging.store().abort(upload.key(), upload.remoteId());
        }
        uploads.close(upload.id());
    }

    private Optional<Entry> goOn(Upload upload) throws StoreTrouble {
        PartPlan plan = new PartPlan(upload.size(), upload.partSize());
        List<Part> journal = uploads.parts(upload.id());
        OptionalLong there = staging.store().size(upload.key());
        boolean whole = journal.size() == plan.count() && there.isPresent() && there.getAsLong() == upload.size();
        Map<Integer, Part> acknowledged = new HashMap<>();
        if (upload.remoteId().isEmpty()) {
            if (whole) {
                journal.forEach(part -> acknowledged.put(part.number(), part));
            }
            return Optional.of(new Entry(upload, plan, acknowledged, whole, false));
        }
        // Some servers take parts of an upload that they no longer know: only what they list is believed.
        Map<Integer, String> listed = staging.store().listParts(upload.key(), upload.remoteId());
        if (listed.isEmpty() && whole) {
            journal.forEach(part -> acknowledged.put(part.number(), part));
            return Optional.of(new Entry(upload, plan, acknowledged, true, false));
        }
        if (listed.isEmpty()) {
            return Optional.empty();
        }
        journal.stream().filter(part -> MinioStore.bare(part.etag()).equals(listed.get(part.number())))
                .forEach(part -> acknowledged.put(part.number(), part));
        return Optional.of(new Entry(upload, plan, acknowledged, false, false));
    }
}
