package org.checkgate.inspect.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.checkgate.inspect.CameraPlugins;
import org.checkgate.inspect.CardSource;
import org.checkgate.inspect.ClaimedClip;
import org.checkgate.inspect.ClipReport;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.inspect.InspectLimits;
import org.checkgate.inspect.PluginLeftException;
import org.checkgate.sandbox.wire.InspectionWire;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Severity;
import org.checkgate.spi.Timecode;

/** Asks the clip's plugin, within its limits, and adds what follows from the answer. */
public final class ClipInspection {
    /** A plugin may be replaced while its clip waits, but not for ever. */
    private static final int MOST_REPLACEMENTS = 5;

    private static final int MOST_FINDINGS = 100;
    private static final int LONGEST_SENTENCE = 1000;
    private static final int LONGEST_WORD = 200;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    private final InspectLimits limits;

    public ClipInspection(InspectLimits limits) {
        this.limits = limits;
    }

    /** For the clips of one card, so many. */
    public CardAllowance allowance(int clips) {
        return new CardAllowance(limits, clips);
    }

    /** See {@link org.checkgate.inspect.CardInspector#inspect(CardSource, ClaimedClip, CameraPlugins)}. @param allowance of the clip's card */
    public ClipReport inspect(CardSource source, ClaimedClip claimed, CameraPlugins plugins, CardAllowance allowance) {
        if (claimed.plugin().equals(ClaimedClip.GENERIC)) {
            return generic(claimed.clip(), GenericFindings.of(claimed.clip()));
        }
        for (int i = 0; i < MOST_REPLACEMENTS; i++) {
            Optional<HostedPlugin> plugin = plugins.snapshot().stream().filter(p -> p.name().equals(claimed.plugin())).findFirst();
            if (plugin.isEmpty()) {
                return failed(claimed.clip(), "The plugin " + claimed.plugin() + ", which claimed this clip, is not there any more.");
            }
            if (allowance.usedUp(claimed.plugin())) {
                return failed(claimed.clip(), "The plugin " + claimed.plugin() + " was not asked about this clip: it took the "
                    + allowance.each().toSeconds() + " s that it may take for this card on clips before it.");
            }
            try {
                return kept(ask(plugin.get(), source, claimed.clip(), allowance), allowance);
            } catch (PluginLeftException e) {
                // Whoever took its place is asked.
                continue;
            } catch (TimedCalls.CallFailed e) {
                return failed(claimed.clip(), e.getMessage());
            } catch (IOException e) {
                return failed(claimed.clip(), "The clip's files could not be closed: " + e.getMessage());
            }
        }
        return failed(claimed.clip(), "The plugin " + claimed.plugin() + " was replaced again and again while it was asked to describe the clip.");
    }

    private ClipReport kept(ClipReport report, CardAllowance allowance) {
        return allowance.keep(InspectionWire.length(report.inspection())) ? report
            : failed(report.clip(), "The plugin " + report.plugin() + " says more of this card than can be kept.");
    }

    private ClipReport ask(HostedPlugin plugin, CardSource source, Clip clip, CardAllowance allowance) throws TimedCalls.CallFailed, IOException {
        try (BudgetedMedia media = new BudgetedMedia(source, clip, limits.clipBytes())) {
            Inspection answer = TimedCalls.call(plugin, limits.inspect(), "describe the clip", p -> p.inspect(clip, media),
                took -> allowance.spend(plugin.name(), took - media.waitedNanos()));
            if (answer == null) {
                return failed(clip, "The plugin " + plugin.name() + " gave no answer.");
            }
            Inspection whole = completed(clip, answer);
            return plugin.renders() ? new Recipes(limits, allowance).added(plugin, source, clip, whole) : new ClipReport(clip, plugin.name(), plugin.version(), whole);
        }
    }

    /** What a plugin cannot describe falls to the host itself. */
    private ClipReport failed(Clip clip, String sentence) {
        return generic(clip, List.of(new Finding("INSPECT_FAILED", Severity.INFO, clip.primary().path(), sentence,
            "The clip is copied and proven all the same; its metadata is missing until it is inspected again.")));
    }

    private ClipReport generic(Clip clip, List<Finding> findings) {
        return new ClipReport(clip, ClaimedClip.GENERIC, "", completed(clip, new Inspection(Map.of(), Map.of(), findings)));
    }

    private Inspection completed(Clip clip, Inspection answer) {
        Map<Field, Fact> metadata = new EnumMap<>(Field.class);
        answer.metadata().forEach((field, fact) -> metadata.put(field, plain(fact)));
        metadata.computeIfAbsent(Field.CLIP_NAME, f -> Fact.guessed(clip.name(), "file name"));
        Fact start = metadata.get(Field.START_TIMECODE);
        Fact frames = metadata.get(Field.DURATION_FRAMES);
        if (start != null && frames != null) {
            Fact rate = metadata.get(Field.FRAME_RATE);
            Timecode first = (Timecode) start.value();
            long counted = counted((Long) frames.value(), rate == null ? first.rate() : (Rate) rate.value(), first.rate());
            metadata.computeIfAbsent(Field.END_TIMECODE, f -> Fact.derived(first.plus(counted), "startTimecode + durationFrames"));
        }
        List<Finding> findings = new ArrayList<>();
        answer.findings().stream().limit(MOST_FINDINGS).map(finding -> plain(clip, finding)).forEach(findings::add);
        if (answer.findings().size() > MOST_FINDINGS) {
            findings.add(new Finding("FINDINGS_TRUNCATED", Severity.INFO, clip.primary().path(),
                (answer.findings().size() - MOST_FINDINGS) + " findings were left out: more than " + MOST_FINDINGS + " of a clip are not kept.",
                "Inspect the clip with the maker's own program, if they are needed."));
        }
        Map<String, Map<String, String>> raw = limited(clip, answer.raw(), findings);
        return new Inspection(metadata, raw, findings);
    }

    private static Fact plain(Fact fact) {
        Object value = fact.value() instanceof String text ? PlainWords.lines(text)
            : fact.value() instanceof List<?> texts ? texts.stream().map(text -> PlainWords.lines((String) text)).toList() : fact.value();
        // What was nothing but such characters stays as it is: there is no fact without a value.
        boolean empty = value instanceof String text && text.isBlank();
        String source = PlainWords.line(fact.source(), LONGEST_WORD);
        return empty || source.isBlank() ? fact : new Fact(value, source, fact.confidence());
    }

    /** About a file of its clip, in words, under a code that scripts can compare. */
    private static Finding plain(Clip clip, Finding finding) {
        boolean own = finding.path().isEmpty() || clip.files().stream().anyMatch(file -> file.path().equals(finding.path()));
        return new Finding(CODE.matcher(finding.code()).matches() ? finding.code() : "PLUGIN_REMARK", finding.severity(),
            own ? finding.path() : clip.primary().path(), PlainWords.line(finding.sentence(), LONGEST_SENTENCE), PlainWords.line(finding.next(), LONGEST_SENTENCE));
    }

    /** A film of 60 frames a second may count its timecode at 30: then two frames share a number. */
    private static long counted(long frames, Rate film, Rate timecode) {
        return film.equals(timecode) ? frames : (long) Math.ceil(frames * timecode.asDouble() / film.asDouble() - 1e-6);
    }

    private Map<String, Map<String, String>> limited(Clip clip, Map<String, Map<String, String>> raw, List<Finding> findings) {
        Map<String, Map<String, String>> kept = new TreeMap<>();
        long used = 0;
        int left = 0;
        for (var space : raw.entrySet()) {
            for (var entry : space.getValue().entrySet()) {
                long size = (long) entry.getKey().length() + entry.getValue().length();
                if (used + size > limits.rawBytes()) {
                    left++;
                } else {
                    used += size;
                    kept.computeIfAbsent(space.getKey(), s -> new TreeMap<>()).put(entry.getKey(), entry.getValue());
                }
            }
        }
        if (left > 0) {
            findings.add(new Finding("RAW_TRUNCATED", Severity.INFO, clip.primary().path(),
                left + " vendor keys were left out: together they exceed " + limits.rawBytes() + " characters.",
                "Read them with the maker's own program from the copy, if they are needed."));
        }
        return kept;
    }
}
