package org.checkgate.camera.mxf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.checkgate.readers.mxf.Mxf;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/**
 * One file is one clip, but for cards on which picture and sound lie apart: {@code CONTENTS/VIDEO/0001AB.MXF} plays with
 * {@code CONTENTS/AUDIO/0001AB00.MXF} and so on (Panasonic P2), described by {@code CONTENTS/CLIP/0001AB.XML}; and
 * {@code Sub/C0001S01.MXF} is the small film of {@code Clip/C0001.MXF} (Sony XDCAM).
 */
final class MxfClips {
    private static final String EXTENSION = "mxf";
    /** Of files that may belong together; a card may hold 300,000 others. */
    private static final Set<String> OF_USE = Set.of(EXTENSION, "xml", "bmp", "mp4");
    /** Enough for a key without a run-in; only what has none is looked at as far as a run-in may reach. */
    private static final int KEY = 14;
    private static final List<Companion> P2_COMPANIONS = List.of(new Companion("CLIP", "xml", Role.SIDECAR),
        new Companion("ICON", "bmp", Role.THUMBNAIL), new Companion("PROXY", "mp4", Role.CAMERA_PROXY), new Companion("PROXY", "xml", Role.SIDECAR));

    /** A file of the picture's name in a folder beside the picture's. */
    private record Companion(String folder, String extension, Role role) {
    }

    private MxfClips() {
    }

    static boolean isCandidate(CardFile file) {
        return file.extension().equals(EXTENSION);
    }

    /** The extension is a claim, the first bytes decide. */
    static boolean isMxf(Card card, CardFile file) throws IOException {
        return Mxf.isMxf(card.head(file.path(), KEY)) || Mxf.isMxf(card.head(file.path(), Card.HEAD_LIMIT));
    }

    static List<Clip> group(Card card) throws IOException {
        Map<String, CardFile> byPath = new LinkedHashMap<>();
        Set<CardFile> films = new LinkedHashSet<>();
        for (CardFile file : card.files()) {
            if (OF_USE.contains(file.extension())) {
                byPath.putIfAbsent(file.path().toLowerCase(Locale.ROOT), file);
            }
            if (isCandidate(file) && isMxf(card, file)) {
                films.add(file);
            }
        }
        Map<CardFile, List<CardFile>> partsOf = new LinkedHashMap<>();
        films.forEach(f -> partsOf.computeIfAbsent(main(f, byPath), m -> new ArrayList<>()).add(f));
        List<Clip> clips = new ArrayList<>();
        partsOf.forEach((main, parts) -> {
            // What a part belongs to has to be a film itself, else the part is a clip of its own.
            if (films.contains(main)) {
                clips.add(clip(main, parts, byPath));
            } else {
                parts.forEach(p -> clips.add(clip(p, List.of(p), byPath)));
            }
        });
        return clips;
    }

    /** What a file belongs to; itself, when it is no part of another one. */
    private static CardFile main(CardFile file, Map<String, CardFile> byPath) {
        String stem = file.stem();
        if (isIn(file, "AUDIO") && stem.length() > 2 && stem.substring(stem.length() - 2).matches("\\d\\d")) {
            return byPath.getOrDefault(beside(file, "VIDEO", stem.substring(0, stem.length() - 2), EXTENSION), file);
        } else if (isIn(file, "Sub") && stem.matches("(?s).+[Ss]\\d\\d")) {
            return byPath.getOrDefault(beside(file, "Clip", stem.substring(0, stem.length() - 3), EXTENSION), file);
        }
        return file;
    }

    private static Clip clip(CardFile main, List<CardFile> parts, Map<String, CardFile> byPath) {
        List<ClipFile> files = new ArrayList<>(List.of(ClipFile.of(main, Role.ESSENCE, 0)));
        Map<Role, Integer> orders = new LinkedHashMap<>();
        for (CardFile part : parts) {
            if (!part.equals(main)) {
                Role role = isIn(part, "AUDIO") ? Role.AUDIO : Role.CAMERA_PROXY;
                files.add(ClipFile.of(part, role, orders.merge(role, 1, Integer::sum) - 1));
            }
        }
        if (isIn(main, "VIDEO")) {
            for (Companion companion : P2_COMPANIONS) {
                CardFile found = byPath.remove(beside(main, companion.folder(), main.stem(), companion.extension()));
                if (found != null) {
                    files.add(ClipFile.of(found, companion.role(), orders.merge(companion.role(), 1, Integer::sum) - 1));
                }
            }
        }
        return new Clip(main.stem(), EXTENSION, files);
    }

    private static boolean isIn(CardFile file, String folder) {
        String path = file.folder();
        return path.substring(path.lastIndexOf('/') + 1).equalsIgnoreCase(folder);
    }

    /** The path, in lower case, of a file in a folder beside this file's. */
    private static String beside(CardFile file, String folder, String stem, String extension) {
        int slash = file.folder().lastIndexOf('/');
        String above = slash < 0 ? "" : file.folder().substring(0, slash + 1);
        return (above + folder + "/" + stem + "." + extension).toLowerCase(Locale.ROOT);
    }
}
