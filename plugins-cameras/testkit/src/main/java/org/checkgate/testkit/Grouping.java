package org.checkgate.testkit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/** What the appliance demands of a list of clips before it takes them. */
final class Grouping {
    private Grouping() {
    }

    /** @throws Broken when a clip has a file that was not offered, or with another size */
    static void onlyOffered(TestCard card, List<Clip> clips, String words) {
        Map<String, Long> offered = card.files().stream().collect(Collectors.toMap(CardFile::path, CardFile::size));
        for (Clip clip : clips) {
            for (ClipFile file : clip.files()) {
                Long size = offered.get(file.path());
                Broken.unless(size != null, "Of " + words + " the clip '" + clip.name() + "' has the file '" + file.path()
                    + "', which was not offered.");
                Broken.unless(size == file.size(), "Of " + words + " the clip '" + clip.name() + "' states " + file.size() + " bytes for '"
                    + file.path() + "', which has " + size + ".");
            }
        }
    }

    /** @throws Broken when a file is in two places */
    static void eachFileOnce(List<Clip> clips, String words) {
        Map<String, String> seen = new HashMap<>();
        for (Clip clip : clips) {
            for (ClipFile file : clip.files()) {
                String before = seen.put(file.path(), clip.name());
                Broken.unless(before == null, "Of " + words + " the file '" + file.path() + "' is in the clip '" + before + "' and again in '"
                    + clip.name() + "'.");
            }
        }
    }

    /** @throws Broken when the files of a role do not count 0, 1, 2, … in the clip's order */
    static void inOrder(List<Clip> clips, String words) {
        for (Clip clip : clips) {
            Map<Role, Integer> next = new HashMap<>();
            for (ClipFile file : clip.files()) {
                int place = next.merge(file.role(), 1, Integer::sum) - 1;
                Broken.unless(file.order() == place, "Of " + words + " the clip '" + clip.name() + "' gives '" + file.path() + "' the order "
                    + file.order() + " among its files of role " + file.role().text() + ", where " + place + " comes next.");
            }
        }
    }

    /** @throws Broken when the appliance would refuse one of the clips */
    static void honest(TestCard card, List<Clip> clips, String words) {
        onlyOffered(card, clips, words);
        eachFileOnce(clips, words);
    }

    /** Formats that are no words. */
    static Set<String> badFormats(List<Clip> clips) {
        return clips.stream().map(Clip::format).filter(f -> !f.matches("[a-z0-9][a-z0-9.+-]*")).collect(Collectors.toCollection(HashSet::new));
    }
}
