package org.checkgate.render.internal;

import java.util.List;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Ledger;
import org.checkgate.render.RenderException;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** What rendering has to say about a clip. Never more than INFO: a proxy is no proof of anything. */
record ClipFindings(Ledger ledger, long rollId) {
    private static final String FAILED = "PROXY_FAILED";
    private static final String REMARK = "PROXY_REMARK";

    void failed(Clip clip, RenderException why) {
        String sentence = why.getMessage().contains(clip.name()) ? why.getMessage() : clip.name() + ": " + why.getMessage();
        ledger.rolls().find(rollId, new Finding(FAILED, Severity.INFO, clip.primaryPath(), sentence,
                "The roll goes on without this proxy. When the cause is gone, have the roll rendered again; or make the proxy elsewhere."));
        ledger.rolls().resolve(rollId, REMARK, clip.primaryPath());
    }

    void made(Clip clip, List<String> remarks) {
        ledger.rolls().resolve(rollId, FAILED, clip.primaryPath());
        if (remarks.isEmpty()) {
            ledger.rolls().resolve(rollId, REMARK, clip.primaryPath());
        } else {
            ledger.rolls().find(rollId, new Finding(REMARK, Severity.INFO, clip.primaryPath(), String.join(" ", remarks),
                    "Play the clip's original and its proxy, and compare."));
        }
    }
}
