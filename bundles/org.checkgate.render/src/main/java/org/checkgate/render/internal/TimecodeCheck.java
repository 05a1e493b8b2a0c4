package org.checkgate.render.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Proxy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.StepFailure;

/**
 * Holds the start timecodes of a roll's descriptions against a second reader. The description's stays the one that is used; where the
 * other differs, both are told. Goes before rendering, so that a clip that has a proxy was looked at before it got it.
 */
final class TimecodeCheck {
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final StartReader reader;

    TimecodeCheck(Ledger ledger, StartReader reader) {
        this.ledger = ledger;
        this.reader = reader;
    }

    /** A clip whose start is stated, by a file that may be read. */
    private record Due(Clip clip, DescribedStart start, StagedMedia media) {
    }

    /** @throws StepFailure when the thread was asked to end */
    void check(Roll roll, List<Clip> clips, Map<String, StagedMedia> staged) {
        ClipFindings findings = new ClipFindings(ledger, roll.id());
        Set<String> told = findings.onTimecodes();
        Map<Long, Proxy> proxies = new HashMap<>();
        ledger.clips().proxies(roll.id()).forEach(proxy -> proxies.put(proxy.clipId(), proxy));
        Set<String> gone = new HashSet<>(told);
        TimecodeTally tally = new TimecodeTally();
        for (Clip clip : clips) {
            Optional<DescribedStart> start = DescribedStart.of(clip);
            StagedMedia media = staged.get(clip.primaryPath());
            if (start.isPresent() && media != null) {
                gone.remove(clip.primaryPath());
                if (told.contains(clip.primaryPath()) || open(clip, Optional.ofNullable(proxies.get(clip.id())))) {
                    check(new Due(clip, start.get(), media), findings, tally);
                }
            }
        }
        // Of clips that a newer inspection put together otherwise, or that state no start any more.
        gone.forEach(findings::comparedNoMore);
        tally.sentence().ifPresent(said -> ledger.activity().add(OptionalLong.of(roll.driveId()), OptionalLong.of(roll.id()), "roll.timecodes", roll.name() + ": " + said));
    }

    /** Whether a clip has no proxy yet, or one from when its description stated another start. */
    private static boolean open(Clip clip, Optional<Proxy> proxy) {
        return proxy.filter(made -> made.startTimecode().equals(clip.startTimecode())).isEmpty();
    }

    private void check(Due due, ClipFindings findings, TimecodeTally tally) {
        StartReader.Answer answer = read(due.media());
        if (answer instanceof StartReader.Unanswered unanswered) {
            findings.unchecked(due.clip(), due.start(), unanswered.why());
            tally.unanswered();
        } else if (answer instanceof StartReader.Stated stated && !stated.starts().none()) {
            Optional<String> difference = new StartComparison(due.start(), stated.starts()).difference();
            difference.ifPresentOrElse(other -> findings.differing(due.clip(), due.start(), other), () -> findings.comparedNoMore(due.clip().primaryPath()));
            tally.compared(difference.isEmpty());
        } else {
            findings.comparedNoMore(due.clip().primaryPath());
            tally.silent();
        }
    }

    private StartReader.Answer read(StagedMedia media) {
        try {
            return reader.read(media);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw StepFailure.retry(AGAIN, "Comparing timecodes was interrupted; it is tried again.", stopping);
        }
    }
}
