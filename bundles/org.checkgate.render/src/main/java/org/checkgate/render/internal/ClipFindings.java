package org.checkgate.render.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Ledger;
import org.checkgate.render.RenderException;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** What rendering has to say about a clip. Never more than INFO: a proxy is no proof of anything. */
record ClipFindings(Ledger ledger, long rollId) {
    private static final String FAILED = "PROXY_FAILED";
    private static final String REMARK = "PROXY_REMARK";
    private static final String CONFLICT = "TIMECODE_CONFLICT";
    private static final String UNCHECKED = "TIMECODE_UNCHECKED";

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

    /** The paths about whose timecode something is told. */
    Set<String> onTimecodes() {
        return ledger.rolls().findings(rollId).stream().filter(finding -> finding.code().equals(CONFLICT) || finding.code().equals(UNCHECKED))
                .map(Finding::path).collect(Collectors.toSet());
    }

    /** @param other what ffprobe states, in words */
    void differing(Clip clip, DescribedStart start, String other) {
        ledger.rolls().find(rollId, new Finding(CONFLICT, Severity.INFO, clip.primaryPath(), "The clip " + clip.name() + " starts at "
                + start.timecode().text() + " as its description says (" + start.source() + "), and at " + other + " as ffprobe reads it; the description's is used.",
                "Check the start against the camera or sound report before conforming by timecode."));
        ledger.rolls().resolve(rollId, UNCHECKED, clip.primaryPath());
    }

    /** What was told of an earlier look stays. */
    void unchecked(Clip clip, DescribedStart start, String why) {
        ledger.rolls().find(rollId, new Finding(UNCHECKED, Severity.INFO, clip.primaryPath(), "The start of the clip " + clip.name() + ", "
                + start.timecode().text() + " as its description says (" + start.source() + "), was not compared with what ffprobe reads: " + why + ".",
                "Nothing waits for it. Have the roll inspected again to compare anew, or check the start against the camera or sound report."));
    }

    /** Nothing differs any more, or there is nothing to compare. */
    void comparedNoMore(String path) {
        ledger.rolls().resolve(rollId, CONFLICT, path);
        ledger.rolls().resolve(rollId, UNCHECKED, path);
    }
}
