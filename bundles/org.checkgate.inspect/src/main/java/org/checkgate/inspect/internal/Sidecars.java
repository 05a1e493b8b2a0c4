package org.checkgate.inspect.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.checkgate.inspect.ClaimedClip;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/** Puts descriptions beside the media that they describe; one whose media is not there is a clip of its own. */
final class Sidecars {
    static final Set<String> EXTENSIONS = Set.of("ale", "csv", "xml", "cdl", "amf", "fdl", "lut", "cube", "srt");

    private Sidecars() {
    }

    static boolean isOne(CardFile file) {
        return EXTENSIONS.contains(file.extension());
    }

    /** Same folder and same name without the extension: {@code C1.xml}, {@code C1.mov.csv}, or Sony's {@code C1M01.XML}. */
    static void attach(Map<String, CardFile> left, List<ClaimedClip> clips) {
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < clips.size(); i++) {
            ClipFile primary = clips.get(i).clip().primary();
            CardFile file = new CardFile(primary.path(), primary.size());
            byName.putIfAbsent(key(file.folder(), file.stem()), i);
            byName.putIfAbsent(key(file.folder(), file.fileName()), i);
        }
        Map<Integer, List<CardFile>> found = new LinkedHashMap<>();
        for (CardFile file : left.values()) {
            if (isOne(file)) {
                String stem = file.stem();
                Integer at = byName.get(key(file.folder(), stem));
                if (at == null && stem.matches("(?s).+[Mm]\\d\\d")) {
                    at = byName.get(key(file.folder(), stem.substring(0, stem.length() - 3)));
                }
                if (at != null) {
                    found.computeIfAbsent(at, a -> new ArrayList<>()).add(file);
                }
            }
        }
        found.forEach((at, files) -> {
            ClaimedClip claimed = clips.get(at);
            List<ClipFile> all = new ArrayList<>(claimed.clip().files());
            int order = claimed.clip().files(Role.SIDECAR).size();
            for (CardFile file : files) {
                all.add(ClipFile.of(file, Role.SIDECAR, order++));
                left.remove(file.path());
            }
            clips.set(at, new ClaimedClip(new Clip(claimed.clip().name(), claimed.clip().format(), all), claimed.plugin()));
        });
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
