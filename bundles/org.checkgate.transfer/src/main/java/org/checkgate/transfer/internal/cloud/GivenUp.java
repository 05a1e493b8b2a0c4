package org.checkgate.transfer.internal.cloud;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.ledger.Uploads;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.shape.Rider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives up what cancelled rolls had begun at an endpoint, once for each cancellation. Safe for use by several threads. */
final class GivenUp {
    private static final Logger LOG = LoggerFactory.getLogger(GivenUp.class);

    private final Uploads uploads;
    private final CloudConnection.Source link;
    private final Set<Rider> done = new HashSet<>();

    GivenUp(Uploads uploads, CloudConnection.Source link) {
        this.uploads = uploads;
        this.link = link;
    }

    /** @param cancelled all of this lane that are cancelled and not under way */
    synchronized void of(Tier lane, List<Rider> cancelled) {
        done.removeIf(rider -> rider.lane() == lane && !cancelled.contains(rider));
        for (Rider rider : cancelled) {
            if (!done.contains(rider) && giveUp(rider)) {
                done.add(rider);
            }
        }
    }

    private boolean giveUp(Rider rider) {
        for (Upload upload : uploads.openOf(rider.rollId(), rider.lane())) {
            try {
                CloudConnection cloud = link.connection(rider.lane());
                if (cloud.endpoint().address().equals(upload.endpoint()) && !upload.remoteId().isEmpty()) {
                    cloud.bucket().abort(upload.key(), upload.remoteId());
                }
                uploads.close(upload.id());
            } catch (StoreTrouble | StepFailure e) {
                LOG.debug("The upload of {} cannot be given up now: {}", upload.key(), e.getMessage());
                return false;
            }
        }
        return true;
    }
}
