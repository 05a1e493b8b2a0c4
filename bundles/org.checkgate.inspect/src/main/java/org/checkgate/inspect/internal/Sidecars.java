package org.checkgate.inspect.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.checkgate.inspect.ClaimedClip;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/** Puts descriptions beside the media that they describe; one whose media is not there is a clip of its own. */
final class Sidecars {
    static final Set<String> EXTENSIONS = Set.of("ale", "csv", "xml", "cdl", "amf", "fdl", "lut", "cube", "srt");
    private static final Pattern SONY = Pattern.compile("(?s).+[Mm]\\d\\d");

    private Sidecars() {
    }

    static boolean isOne(CardFile file) {
        return EXTENSIONS.contains(file.extension());
    }

    /**
     * Same folder and same name without the extension: {@code C1.xml}, {@code C1.mov.csv}, or Sony's {@code C1M01.XML}. It does not matter
     * who claimed them: a plugin that reads descriptions need not know what is media.
     */
    static void attach(Map<String, CardFile> left, List<ClaimedClip> clips) {
        Map<String, ClaimedClip> media = byName(clips);
        // By identity: to look at 200,000 frames for each comparison would take its time.
        Map<ClaimedClip, Map<String, CardFile>> found = new IdentityHashMap<>();
        for (CardFile file : left.values()) {
            if (isOne(file)) {
                owner(file, media).ifPresent(clip -> found.computeIfAbsent(clip, c -> new TreeMap<>()).put(file.path(), file));
            }
        }
        Set<ClaimedClip> joined = Collections.newSetFromMap(new IdentityHashMap<>());
        for (ClaimedClip alone : clips) {
            if (isDescription(alone.clip()) && alone.clip().files().size() == 1) {
                CardFile file = file(alone.clip().files().get(0));
                owner(file, media).ifPresent(clip -> {
                    found.computeIfAbsent(clip, c -> new TreeMap<>()).put(file.path(), file);
                    joined.add(alone);
                });
            }
        }
        clips.removeIf(joined::contains);
        clips.replaceAll(clip -> found.containsKey(clip) ? with(clip, found.get(clip).values()) : clip);
        found.values().forEach(files -> left.keySet().removeAll(files.keySet()));
    }

    private static Map<String, ClaimedClip> byName(List<ClaimedClip> clips) {
        Map<String, ClaimedClip> byName = new HashMap<>();
        for (ClaimedClip clip : clips) {
            if (!isDescription(clip.clip())) {
                CardFile file = file(clip.clip().primary());
                byName.putIfAbsent(key(file.folder(), file.stem()), clip);
                byName.putIfAbsent(key(file.folder(), file.fileName()), clip);
            }
        }
        return byName;
    }

    private static Optional<ClaimedClip> owner(CardFile file, Map<String, ClaimedClip> media) {
        String stem = file.stem();
        ClaimedClip owner = media.get(key(file.folder(), stem));
        boolean sony = owner == null && SONY.matcher(stem).matches();
        return Optional.ofNullable(sony ? media.get(key(file.folder(), stem.substring(0, stem.length() - 3))) : owner);
    }

    private static boolean isDescription(Clip clip) {
        return clip.files().stream().allMatch(file -> file.role() == Role.SIDECAR);
    }

    private static CardFile file(ClipFile file) {
        return new CardFile(file.path(), file.size());
    }

    private static ClaimedClip with(ClaimedClip claimed, Collection<CardFile> files) {
        List<ClipFile> all = new ArrayList<>(claimed.clip().files());
        int order = claimed.clip().files(Role.SIDECAR).size();
        for (CardFile file : files) {
            all.add(ClipFile.of(file, Role.SIDECAR, order++));
        }
        return new ClaimedClip(new Clip(claimed.clip().name(), claimed.clip().format(), all), claimed.plugin());
    }

    static void lone(Map<String, CardFile> left, List<ClaimedClip> clips) {
        List<CardFile> files = left.values().stream().filter(Sidecars::isOne).toList();
        for (CardFile file : files) {
            clips.add(new ClaimedClip(new Clip(file.stem(), file.extension(), List.of(ClipFile.of(file, Role.SIDECAR, 0))), ClaimedClip.GENERIC));
            left.remove(file.path());
        }
    }

    private static String key(String folder, String name) {
        return folder + "/" + name.toLowerCase(Locale.ROOT);
    }
}
