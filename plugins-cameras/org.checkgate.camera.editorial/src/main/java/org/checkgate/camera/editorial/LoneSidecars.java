package org.checkgate.camera.editorial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/**
 * Sidecars that lie beside no media of their name, each a clip of its own. Those of a film's name ({@code C1.ale} or
 * {@code C1.mov.ale} beside {@code C1.mov}, {@code C1M01.csv} as Sony counts) are left out: the host joins them to the film's clip.
 */
final class LoneSidecars {
    /** What the host joins to a clip of the same name. Other kinds it does not, and left alone here they would be listed nowhere. */
    private static final Set<String> JOINED = Set.of("ale", "csv", "amf", "cdl", "fdl", "cube");
    /** Descriptions of any kind, also those that others read: they are no media that a sidecar could belong to. */
    private static final Set<String> DESCRIPTIONS = Set.of("xml", "srt", "lut", "mhl", "txt", "md5", "html", "rtf", "jpg", "jpeg", "png");

    private LoneSidecars() {
    }

    static List<Clip> of(Card card) {
        List<CardFile> sidecars = card.files().stream().filter(EditorialPlugin::isSidecar).toList();
        if (sidecars.isEmpty()) {
            return List.of();
        }
        Set<String> media = new HashSet<>();
        for (CardFile file : card.files()) {
            if (!EditorialPlugin.isSidecar(file) && !DESCRIPTIONS.contains(file.extension())) {
                media.add(key(file.folder(), file.stem()));
                media.add(key(file.folder(), file.fileName()));
            }
        }
        List<Clip> clips = new ArrayList<>();
        for (CardFile file : sidecars) {
            if (!JOINED.contains(file.extension()) || !belongs(file, media)) {
                clips.add(new Clip(file.stem(), file.extension(), List.of(ClipFile.of(file, Role.SIDECAR, 0))));
            }
        }
        return clips;
    }

    private static boolean belongs(CardFile file, Set<String> media) {
        String stem = file.stem();
        return media.contains(key(file.folder(), stem))
            || stem.matches("(?s).+[Mm]\\d\\d") && media.contains(key(file.folder(), stem.substring(0, stem.length() - 3)));
    }

    private static String key(String folder, String name) {
        return folder + "/" + name.toLowerCase(Locale.ROOT);
    }
}
