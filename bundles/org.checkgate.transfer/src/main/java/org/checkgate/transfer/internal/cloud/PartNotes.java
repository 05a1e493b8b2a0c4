package org.checkgate.transfer.internal.cloud;

import java.util.Map;
import org.checkgate.ledger.Part;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.ledger.Uploads;
import org.checkgate.transfer.internal.PartPlan;
import org.checkgate.transfer.internal.StoreTrouble;

/** What is noted of one object on its way, and what an earlier run left of it. */
interface PartNotes {
    /** The store's upload id; empty for an object that goes in one piece. */
    String remoteId();

    PartPlan plan();

    /** Parts that the store holds, by number. */
    Map<Integer, Part> acknowledged();

    void sending(int number, long length);

    void sent(Part part);

    /** The object is complete or given up. */
    void close();

    /** Notes that live in the ledger and survive a kill. */
    record Kept(Uploads uploads, Upload upload, PartPlan plan, Map<Integer, Part> acknowledged) implements PartNotes {
        static PartNotes open(Uploads uploads, Bucket bucket, CloudObject object, String endpoint, PartPlan wanted) throws StoreTrouble {
            Tier tier = bucket.target().tier();
            var left = uploads.open(object.fileId(), tier);
            if (left.isPresent()) {
                Upload upload = left.get();
                boolean here = upload.endpoint().equals(endpoint) && upload.key().equals(object.key());
                if (here && upload.size() == wanted.size() && upload.partSize() == wanted.partSize()) {
                    Map<Integer, String> listed = upload.remoteId().isEmpty() ? Map.of() : bucket.listParts(upload.key(), upload.remoteId());
                    Map<Integer, Part> held = new java.util.HashMap<>();
                    uploads.parts(upload.id()).stream().filter(part -> S3Bucket.bare(part.etag()).equals(listed.get(part.number())))
                            .forEach(part -> held.put(part.number(), part));
                    // Some servers list nothing for an upload that they no longer know, and would still take parts of it.
                    if (upload.remoteId().isEmpty() || !held.isEmpty()) {
                        return new Kept(uploads, upload, wanted, held);
                    }
                }
                if (here && !upload.remoteId().isEmpty()) {
                    bucket.abort(upload.key(), upload.remoteId());
                }
                uploads.close(upload.id());
            }
            String remote = wanted.onePiece() ? "" : bucket.create(object.key(), "");
            Upload upload = uploads.begin(new Upload(0, object.fileId(), tier, endpoint, object.key(), remote, wanted.partSize(), wanted.size()));
            return new Kept(uploads, upload, wanted, Map.of());
        }

        @Override
        public String remoteId() {
            return upload.remoteId();
        }

        @Override
        public void sending(int number, long length) {
            uploads.sending(upload.id(), number, length);
        }

        @Override
        public void sent(Part part) {
            uploads.sent(upload.id(), part);
        }

        @Override
        public void close() {
            uploads.close(upload.id());
        }
    }

    /** Notes of a small object that were opened in one step with those of others: that it has arrived is noted with its proof. For one thread. */
    final class Together implements PartNotes {
        private final Uploads uploads;
        private final Upload upload;
        private boolean begun;
        private boolean arrived;

        Together(Uploads uploads, Upload upload) {
            this.uploads = uploads;
            this.upload = upload;
        }

        /** Nothing but what was noted beforehand has happened to it. */
        boolean untouched() {
            return !begun;
        }

        /** The store acknowledged it. */
        boolean arrived() {
            return arrived;
        }

        long number() {
            return upload.id();
        }

        @Override
        public String remoteId() {
            return "";
        }

        @Override
        public PartPlan plan() {
            return new PartPlan(upload.size(), upload.partSize());
        }

        @Override
        public Map<Integer, Part> acknowledged() {
            return Map.of();
        }

        @Override
        public void sending(int number, long length) {
            // The first time was noted when the notes were opened.
            if (begun) {
                uploads.sending(upload.id(), number, length);
            }
            begun = true;
        }

        @Override
        public void sent(Part part) {
            arrived = true;
        }

        @Override
        public void close() {
            uploads.close(upload.id());
        }
    }

    /** Notes for a small object of our own, which is simply sent again after a kill. */
    record Passing(String remoteId, PartPlan plan) implements PartNotes {
        @Override
        public Map<Integer, Part> acknowledged() {
            return Map.of();
        }

        @Override
        public void sending(int number, long length) {
            // Nothing is kept of it.
        }

        @Override
        public void sent(Part part) {
            // Nothing is kept of it.
        }

        @Override
        public void close() {
            // Nothing is kept of it.
        }
    }
}
