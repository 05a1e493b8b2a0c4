package org.checkgate.inspect.internal;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.checkgate.inspect.CameraPlugins;
import org.checkgate.inspect.CardInspector;
import org.checkgate.inspect.CardReport;
import org.checkgate.inspect.ClipReport;
import org.checkgate.inspect.InspectJson;
import org.checkgate.inspect.RollInspector;
import org.checkgate.inspect.RollKindGuess;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollAnswer;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StepFailure;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Role;
import org.checkgate.spi.Severity;
import org.checkgate.spi.Timecode;
import org.checkgate.store.StagedFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Inspection of the ledger's rolls over their staged copies. */
@Component
public final class LedgerInspector implements RollInspector {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerInspector.class);
    private static final Duration STAGING_AGAIN = Duration.ofSeconds(5);
    private static final Duration STOPPED_AGAIN = Duration.ofSeconds(1);
    /** What is found of a roll when a plugin fails for the card as a whole; of the roll itself, so that a later answer takes its place. */
    private static final String FAILED = "INSPECT_FAILED";

    private final Ledger ledger;
    private final StagedFiles staged;
    private final CameraPlugins plugins;
    private final CardInspector inspector = new CardInspector();
    private Set<String> lastSeen = Set.of();

    @Activate
    public LedgerInspector(@Reference Ledger ledger, @Reference StagedFiles staged, @Reference CameraPlugins plugins) {
        this.ledger = ledger;
        this.staged = staged;
        this.plugins = plugins;
    }

    @Override
    public void inspect(long rollId) {
        Roll roll = ledger.rolls().find(rollId).orElseThrow();
        if (ledger.rolls().standing(rollId).cleared().isPresent()) {
            // Nothing of it lies in staging any more: what was found when it did stays true.
            return;
        }
        List<CardFile> files = new ArrayList<>();
        Map<String, String> keys = ledger.copies().stagingKeys(rollId);
        for (RollFile file : ledger.rolls().files(rollId)) {
            if (keys.containsKey(file.path()) && file.role() != FileRole.MANIFEST) {
                files.add(new CardFile(file.path(), file.size()));
            }
        }
        StagedCard card = new StagedCard(roll.name(), keys, files, staged);
        reach(card);
        CardReport report;
        Set<String> serving;
        try {
            serving = serving();
            report = described(card);
        } catch (CancellationException e) {
            // Nothing is written down: what was known of the roll stays until it is described as a whole.
            throw StepFailure.retry(STOPPED_AGAIN, "Describing its clips was interrupted; it is tried again.", e);
        }
        ledger.clips().inspected(new RollAnswer(rollId, report.clips().stream()
                .map(clip -> new RollAnswer.Described(clip(rollId, clip), clip.pluginVersion())).toList(), serving));
        if (report.findings().stream().noneMatch(finding -> finding.code().equals(FAILED))) {
            ledger.rolls().resolve(rollId, FAILED, "");
        }
        report.findings().forEach(finding -> ledger.rolls().find(rollId, finding));
        ledger.rolls().kind(rollId, RollKind.valueOf(
                RollKindGuess.of(report.clips().stream().map(ClipReport::clip).toList()).name()));
        ledger.activity().add(OptionalLong.of(roll.driveId()), OptionalLong.of(rollId), "roll.inspected",
                roll.name() + ": " + report.clips().size() + " clips, " + report.unrecognised().size() + " files not recognised.");
    }

    /** Without a way to host plugins the roll goes on without them, says so, and is asked about again when there is one. */
    private CardReport described(StagedCard card) {
        try {
            return inspector.inspect(card, plugins);
        } catch (UncheckedIOException e) {
            CardReport without = inspector.inspect(card, List::of);
            List<Finding> findings = new ArrayList<>(without.findings());
            findings.add(new Finding(FAILED, Severity.INFO, "", e.getCause().getMessage(),
                    "The roll is copied and proven all the same; its clips are described when plugins can be hosted again."));
            return new CardReport(without.clips(), without.unrecognised(), findings);
        }
    }

    /** Empty also when none can be hosted for now. */
    private Set<String> serving() {
        try {
            return plugins.snapshot().stream().map(plugin -> RollAnswer.served(plugin.name(), plugin.version())).collect(Collectors.toSet());
        } catch (UncheckedIOException e) {
            LOG.warn(e.getCause().getMessage());
            return Set.of();
        }
    }

    /** When staging cannot be read at all, this is no verdict about the clips: it is tried again. */
    private static void reach(StagedCard card) {
        for (CardFile file : card.files()) {
            try {
                card.head(file.path(), 1);
                return;
            } catch (java.io.IOException unreachable) {
                throw StepFailure.retry(STAGING_AGAIN, "Staging cannot be read for now: " + unreachable.getMessage(), unreachable);
            }
        }
    }

    private static Clip clip(long rollId, ClipReport report) {
        var metadata = report.inspection().metadata();
        boolean picture = report.clip().files().stream().anyMatch(file -> switch (file.role()) {
            case ESSENCE, SEGMENT, FRAME -> true;
            default -> false;
        });
        boolean sound = !report.clip().files(Role.AUDIO).isEmpty();
        return new Clip(0, rollId, report.clip().name(), report.clip().format(), InspectJson.clip(report).toString(),
                picture || sound ? report.clip().primary().path() : "", picture,
                value(metadata.get(Field.START_TIMECODE), Timecode.class).map(Timecode::text),
                value(metadata.get(Field.FRAME_RATE), Rate.class).map(Rate::text),
                value(metadata.get(Field.DURATION_FRAMES), Long.class).orElse(0L));
    }

    @Override
    public synchronized int inspectWaiting() {
        Set<String> serving = serving();
        boolean settled = serving.equals(lastSeen);
        lastSeen = serving;
        return settled ? ledger.inspections().askWaiting(serving) : 0;
    }

    private static <T> Optional<T> value(Fact fact, Class<T> type) {
        return Optional.ofNullable(fact).map(Fact::value).filter(type::isInstance).map(type::cast);
    }

    @Override
    public RollKind kind(List<String> paths) {
        var clips = inspector.group(NamesOnly.of(paths), List::of).clips();
        return RollKind.valueOf(RollKindGuess.of(clips.stream().map(claimed -> claimed.clip()).toList()).name());
    }
}
