package org.checkgate.camera.sequence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;

/** The sound file that a recorder puts into the folder of its frames. */
final class Sound {
    private static final Set<String> CONTAINERS = Set.of("RIFF", "RF64", "BW64");

    private Sound() {
    }

    static boolean isCandidate(String path) {
        return path.regionMatches(true, path.length() - 4, ".wav", 0, 4);
    }

    static Map<String, List<CardFile>> byFolder(List<CardFile> sounds) {
        Map<String, List<CardFile>> folders = new HashMap<>();
        sounds.forEach(sound -> folders.computeIfAbsent(sound.folder(), f -> new ArrayList<>()).add(sound));
        return folders;
    }

    /** Those of a clip's folder that are called as the clip or the folder, and are sound by their first bytes. */
    static List<CardFile> of(List<CardFile> inFolder, String clip, String folder, Card card) throws IOException {
        List<CardFile> own = new ArrayList<>();
        for (CardFile sound : inFolder) {
            String stem = sound.stem();
            if ((stem.equalsIgnoreCase(clip) || stem.equalsIgnoreCase(folder)) && isWave(card.head(sound.path(), 12))) {
                own.add(sound);
            }
        }
        return own;
    }

    private static boolean isWave(byte[] head) {
        return head.length == 12 && CONTAINERS.contains(new String(head, 0, 4, StandardCharsets.ISO_8859_1))
            && new String(head, 8, 4, StandardCharsets.ISO_8859_1).equals("WAVE");
    }
}
