package org.checkgate.camera.quicktime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.checkgate.readers.quicktime.Movie;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/** One film is one clip; with it go Blackmagic's sidecar of the same name and a small film in the folder Proxy beside it. */
final class QuickTimeClips {
    private static final Set<String> EXTENSIONS = Set.of("mov", "mp4", "m4v", "qt", "braw", "crm");

    private QuickTimeClips() {
    }

    static boolean isCandidate(CardFile file) {
        return EXTENSIONS.contains(file.extension());
    }

    /** The extension is a claim, the first bytes decide. */
    static boolean isFilm(Card card, CardFile file) throws IOException {
        return Movie.isFilm(card.head(file.path(), 8));
    }

    static List<Clip> group(Card card) throws IOException {
        Map<String, CardFile> films = new HashMap<>();
        Map<String, CardFile> sidecars = new HashMap<>();
        List<CardFile> ordered = new ArrayList<>();
        for (CardFile file : card.files()) {
            if (isCandidate(file) && isFilm(card, file)) {
                films.putIfAbsent(key(file.folder(), file), file);
                ordered.add(file);
            } else if (file.extension().equals("sidecar")) {
                sidecars.put(key(file.folder(), file), file);
            }
        }
        Map<CardFile, CardFile> proxyOf = new HashMap<>();
        Set<CardFile> proxies = new HashSet<>();
        for (CardFile file : ordered) {
            CardFile main = films.get(key(parentOfProxy(file.folder()), file));
            if (main != null && !main.equals(file) && proxyOf.putIfAbsent(main, file) == null) {
                proxies.add(file);
            }
        }
        List<Clip> clips = new ArrayList<>();
        for (CardFile film : ordered) {
            if (!proxies.contains(film)) {
                List<ClipFile> files = new ArrayList<>(List.of(ClipFile.of(film, Role.ESSENCE, 0)));
                add(files, proxyOf.get(film), Role.CAMERA_PROXY);
                add(files, sidecars.remove(key(film.folder(), film)), Role.SIDECAR);
                clips.add(new Clip(film.stem(), format(film), files));
            }
        }
        return clips;
    }

    private static void add(List<ClipFile> files, CardFile file, Role role) {
        if (file != null) {
            files.add(ClipFile.of(file, role, 0));
        }
    }

    private static String format(CardFile film) {
        return switch (film.extension()) {
            case "braw", "crm" -> film.extension();
            case "mp4", "m4v" -> "mp4";
            default -> "quicktime";
        };
    }

    private static String key(String folder, CardFile file) {
        return folder + "/" + file.stem().toLowerCase(Locale.ROOT);
    }

    /** The folder above a folder called Proxy; a name that no folder has, for any other. */
    private static String parentOfProxy(String folder) {
        String lower = folder.toLowerCase(Locale.ROOT);
        if (lower.equals("proxy")) {
            return "";
        }
        return lower.endsWith("/proxy") ? folder.substring(0, folder.length() - 6) : "\0";
    }
}
