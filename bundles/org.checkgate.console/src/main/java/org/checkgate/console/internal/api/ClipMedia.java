package org.checkgate.console.internal.api;

import java.util.Optional;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Clips;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Proxy;

/** Finds the staged objects of a clip. */
final class ClipMedia {
    private ClipMedia() {
    }

    /** @param proxy true for the moving picture, false for the still one */
    static Optional<String> key(Ledger ledger, long clipId, boolean proxy) {
        Clips clips = ledger.clips();
        return clips.proxy(clipId).flatMap(one -> proxy ? Optional.of(one).map(Proxy::key) : one.posterKey())
                .flatMap(key -> clips.find(clipId).map(Clip::rollId).flatMap(ledger.rolls()::find).map(roll -> roll.stagingPrefix() + "/" + key));
    }
}
