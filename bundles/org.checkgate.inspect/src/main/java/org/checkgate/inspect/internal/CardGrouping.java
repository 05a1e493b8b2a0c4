package org.checkgate.inspect.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkgate.inspect.CameraPlugins;
import org.checkgate.inspect.CardSource;
import org.checkgate.inspect.ClaimedClip;
import org.checkgate.inspect.Grouping;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.inspect.InspectLimits;
import org.checkgate.inspect.PluginLeftException;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** Lets plugins claim files in the order of their scores, and gathers the rest, so that every file ends somewhere. */
public final class CardGrouping {
    private static final String NEXT = "The files are handled without this plugin; look for a newer version of it, or tell its maker.";

    private static final int MOST_REPLACEMENTS = 5;
    /** A clip is shown and stored under it; a file's name has 255 bytes at most. */
    private static final int LONGEST_NAME = 255;
    private static final int MOST_NAMED = 5;

    private final InspectLimits limits;
    private final GenericClips generic;

    public CardGrouping(InspectLimits limits, FormatDetector detector) {
        this.limits = limits;
        this.generic = new GenericClips(detector);
    }

    /** See {@link org.checkgate.inspect.CardInspector#group}. */
    public Grouping group(CardSource source, CameraPlugins plugins) {
        for (int i = 0; i < MOST_REPLACEMENTS; i++) {
            try {
                return group(source, plugins.snapshot());
            } catch (PluginLeftException e) {
                // A card is taken apart by plugins that all stay, so it is begun anew with those who serve now.
                continue;
            }
        }
        return ungrouped(source, "The camera plugins were replaced again and again while they took the card apart; it was done without them.");
    }

    private Grouping ungrouped(CardSource source, String sentence) {
        try {
            Grouping without = group(source, List.of());
            return new Grouping(without.clips(), without.unrecognised(), List.of(failed(sentence)));
        } catch (PluginLeftException e) {
            throw new IllegalStateException("There was none that could leave.", e);
        }
    }

    private Grouping group(CardSource source, List<HostedPlugin> plugins) throws PluginLeftException {
        Map<String, CardFile> left = new LinkedHashMap<>();
        source.files().stream().filter(f -> !HashLists.holds(f)).forEach(f -> left.put(f.path(), f));
        List<Finding> findings = new ArrayList<>();
        List<ClaimedClip> clips = new ArrayList<>();
        // The same one for all while nobody claims anything: a card of 200,000 files then goes over to the plugins' process once.
        OfferedCard card = new OfferedCard(source, left.values());
        for (HostedPlugin plugin : byScore(card, plugins, findings)) {
            claim(card, plugin, left, clips, findings);
            card = card.files().size() == left.size() ? card : new OfferedCard(source, left.values());
        }
        generic.media(source, left, clips);
        Sidecars.attach(left, clips);
        Sidecars.lone(left, clips);
        clips.sort(Comparator.comparing(c -> c.clip().files().get(0).path()));
        List<String> unrecognised = new ArrayList<>(left.keySet());
        unrecognised.addAll(source.unreadable());
        unrecognised.sort(null);
        return new Grouping(clips, unrecognised, findings);
    }

    private List<HostedPlugin> byScore(OfferedCard card, List<HostedPlugin> plugins, List<Finding> findings)
            throws PluginLeftException {
        record Scored(HostedPlugin plugin, int score) {
        }
        List<Scored> scored = new ArrayList<>();
        for (HostedPlugin plugin : plugins) {
            try {
                int score = TimedCalls.call(plugin, limits.group(), "recognise the card", p -> p.recognise(card));
                if (score < 0 || score > 100) {
                    findings.add(failed("The plugin " + plugin.name() + " gave the score " + score + ", which is not between 0 and 100."));
                } else if (score > 0) {
                    scored.add(new Scored(plugin, score));
                }
            } catch (TimedCalls.CallFailed e) {
                findings.add(failed(e.getMessage()));
            }
        }
        scored.sort(Comparator.comparingInt((Scored s) -> -s.score()).thenComparing(s -> s.plugin().name()));
        return scored.stream().map(Scored::plugin).toList();
    }

    private void claim(OfferedCard card, HostedPlugin plugin, Map<String, CardFile> left, List<ClaimedClip> clips, List<Finding> findings)
            throws PluginLeftException {
        List<Clip> claimed;
        try {
            claimed = TimedCalls.call(plugin, limits.group(), "group the card", p -> List.copyOf(p.group(card)));
        } catch (TimedCalls.CallFailed e) {
            findings.add(failed(e.getMessage()));
            return;
        }
        int refused = 0;
        for (Clip clip : claimed) {
            if (isHonest(clip, left)) {
                clip.files().forEach(f -> left.remove(f.path()));
                clips.add(new ClaimedClip(named(clip), plugin.name()));
            } else if (++refused <= MOST_NAMED) {
                findings.add(failed("The plugin " + plugin.name() + " claimed the clip '" + named(clip).name()
                    + "' with a file that is not on the card, was not offered, or is in another clip; the claim is refused."));
            }
        }
        if (refused > MOST_NAMED) {
            // Each finding is written to the ledger.
            findings.add(failed("The plugin " + plugin.name() + " claimed " + (refused - MOST_NAMED) + " more clips in such a way; they are refused."));
        }
    }

    private static Clip named(Clip clip) {
        String name = PlainWords.line(clip.name(), LONGEST_NAME);
        String format = PlainWords.line(clip.format(), LONGEST_NAME);
        boolean asItIs = name.equals(clip.name()) && format.equals(clip.format());
        return asItIs ? clip : new Clip(name.isBlank() ? "unnamed" : name, format.isBlank() ? "unknown" : format, clip.files());
    }

    private static boolean isHonest(Clip clip, Map<String, CardFile> left) {
        Set<String> paths = new HashSet<>();
        for (ClipFile file : clip.files()) {
            CardFile offered = left.get(file.path());
            if (offered == null || offered.size() != file.size() || !paths.add(file.path())) {
                return false;
            }
        }
        return true;
    }

    private static Finding failed(String sentence) {
        return new Finding("INSPECT_FAILED", Severity.INFO, "", sentence, NEXT);
    }
}
