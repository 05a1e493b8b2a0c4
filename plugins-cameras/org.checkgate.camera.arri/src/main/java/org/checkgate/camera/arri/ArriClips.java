package org.checkgate.camera.arri;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkgate.readers.ClipName;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/**
 * One file is one clip; with it go the descriptions of its name, beside it or in a folder ARRIINFO or CLIPINFO below. What describes the
 * whole reel, such as {@code A001R1ZA_AVID.ale}, goes with the reel's first clip as an index.
 */
final class ArriClips {
    private static final Set<String> INFO_FOLDERS = Set.of("arriinfo", "clipinfo");
    private static final Set<String> DESCRIPTIONS = Set.of("ale", "alf", "alf4", "aml", "amf", "cc", "ccc", "cdl", "csv", "cube", "fdl", "look",
        "lut", "xml");
    /** A file that is not called as ARRI calls its clips has to be looked into, 64 KiB each. */
    private static final int MOST_UNNAMED = 200;
    private static final int MOST_ENDINGS = 6;

    private final Map<String, List<ClipFile>> byName = new LinkedHashMap<>();
    private final Map<String, String> firstOfFolder = new LinkedHashMap<>();
    /** How many files of a role a clip has: a reel of a day may have thousands of indexes, all of its first clip. */
    private final Map<String, Map<Role, Integer>> counts = new HashMap<>();

    private ArriClips() {
    }

    static List<Clip> group(Card card) throws IOException {
        ArriClips clips = new ArriClips();
        List<CardFile> others = new ArrayList<>();
        int unnamed = 0;
        for (CardFile file : card.files()) {
            boolean named = ClipName.ofArri(file.stem()).isPresent();
            if (ArriFiles.isCandidate(file) && (named || unnamed++ < MOST_UNNAMED) && ArriFiles.isArri(card, file)) {
                clips.essence(file);
            } else {
                others.add(file);
            }
        }
        others.forEach(clips::description);
        return clips.byName.values().stream().map(ArriClips::clip).toList();
    }

    private void essence(CardFile file) {
        // Two films of one name, .mov and .mxf, are two clips.
        String key = key(file.folder(), byName.containsKey(key(file.folder(), file.stem())) ? file.fileName() : file.stem());
        byName.put(key, new ArrayList<>(List.of(ClipFile.of(file, Role.ESSENCE, 0))));
        firstOfFolder.putIfAbsent(file.folder(), key);
    }

    private void description(CardFile file) {
        boolean info = INFO_FOLDERS.contains(last(file.folder()).toLowerCase(Locale.ROOT));
        if (!info && !DESCRIPTIONS.contains(file.extension())) {
            return;
        }
        String folder = info ? above(file.folder()) : file.folder();
        Optional<String> clip = clipOf(folder, file.stem());
        if (clip.isPresent()) {
            add(clip.get(), file, Role.SIDECAR);
        } else if (firstOfFolder.containsKey(folder) && (info || isOfReel(file.stem(), firstOfFolder.get(folder)))) {
            add(firstOfFolder.get(folder), file, Role.INDEX);
        }
    }

    /** The clip whose name the file has, or starts with: {@code A001C001_261120_R1ZA_graded.cdl}, {@code A001C001_261120_R1ZA.mov.csv}. */
    private Optional<String> clipOf(String folder, String stem) {
        String name = stem;
        for (int i = 0; i < MOST_ENDINGS && !name.isEmpty(); i++) {
            if (byName.containsKey(key(folder, name))) {
                return Optional.of(key(folder, name));
            }
            name = name.substring(0, Math.max(0, Math.max(name.lastIndexOf('_'), name.lastIndexOf('.'))));
        }
        return Optional.empty();
    }

    private boolean isOfReel(String stem, String firstClip) {
        String film = byName.get(firstClip).get(0).path();
        CardFile first = new CardFile(film, 0);
        return ClipName.ofArri(first.stem()).filter(n -> stem.regionMatches(true, 0, n.reel(), 0, n.reel().length())).isPresent();
    }

    private void add(String clip, CardFile file, Role role) {
        int order = counts.computeIfAbsent(clip, c -> new EnumMap<>(Role.class)).merge(role, 1, Integer::sum) - 1;
        byName.get(clip).add(ClipFile.of(file, role, order));
    }

    private static Clip clip(List<ClipFile> files) {
        CardFile film = new CardFile(files.get(0).path(), files.get(0).size());
        return new Clip(film.stem(), film.extension().equals(ArriFiles.MXF) ? ArriFiles.MXF : "quicktime", files);
    }

    private static String key(String folder, String name) {
        return folder + "/" + name.toLowerCase(Locale.ROOT);
    }

    private static String last(String folder) {
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    private static String above(String folder) {
        return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    }
}
