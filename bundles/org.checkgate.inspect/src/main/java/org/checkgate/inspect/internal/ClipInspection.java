package org.checkgate.inspect.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkgate.inspect.CameraPlugins;
import org.checkgate.inspect.CardSource;
import org.checkgate.inspect.ClaimedClip;
import org.checkgate.inspect.ClipReport;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.inspect.InspectLimits;
import org.checkgate.inspect.PluginLeftException;
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

    private final InspectLimits limits;

    public ClipInspection(InspectLimits limits) {
        this.limits = limits;
    }

    /** See {@link org.checkgate.inspect.CardInspector#inspect(CardSource, ClaimedClip, CameraPlugins)}. */
    public ClipReport inspect(CardSource source, ClaimedClip claimed, CameraPlugins plugins) {
        if (claimed.plugin().equals(ClaimedClip.GENERIC)) {
            return generic(claimed.clip(), GenericFindings.of(claimed.clip()));
        }
        for (int i = 0; i < MOST_REPLACEMENTS; i++) {
            Optional<HostedPlugin> plugin = plugins.snapshot().stream().filter(p -> p.name().equals(claimed.plugin())).findFirst();
            if (plugin.isEmpty()) {
                return failed(claimed.clip(), "The plugin " + claimed.plugin() + ", which claimed this clip, is not there any more.");
            }
            try {
                return ask(plugin.get(), source, claimed.clip());
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

    private ClipReport ask(HostedPlugin plugin, CardSource source, Clip clip) throws TimedCalls.CallFailed, IOException {
        try (BudgetedMedia media = new BudgetedMedia(source, clip, limits.clipBytes())) {
            Inspection answer = TimedCalls.call(plugin, limits.inspect(), "describe the clip", p -> p.inspect(clip, media));
            if (answer == null) {
                return failed(clip, "The plugin " + plugin.name() + " gave no answer.");
            }
            Inspection whole = completed(clip, answer);
            return plugin.renders() ? new Recipes(limits).added(plugin, source, clip, whole) : new ClipReport(clip, plugin.name(), plugin.version(), whole);
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
        metadata.putAll(answer.metadata());
        metadata.computeIfAbsent(Field.CLIP_NAME, f -> Fact.guessed(clip.name(), "file name"));
        Fact start = metadata.get(Field.START_TIMECODE);
        Fact frames = metadata.get(Field.DURATION_FRAMES);
        if (start != null && frames != null) {
            Fact rate = metadata.get(Field.FRAME_RATE);
            Timecode first = (Timecode) start.value();
            long counted = counted((Long) frames.value(), rate == null ? first.rate() : (Rate) rate.value(), first.rate());
            metadata.computeIfAbsent(Field.END_TIMECODE, f -> Fact.derived(first.plus(counted), "startTimecode + durationFrames"));
        }
        List<Finding> findings = new ArrayList<>(answer.findings());
        Map<String, Map<String, String>> raw = limited(clip, answer.raw(), findings);
        return new Inspection(metadata, raw, findings);
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
