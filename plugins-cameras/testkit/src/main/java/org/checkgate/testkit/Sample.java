package org.checkgate.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/**
 * A good clip alone on a card.
 *
 * @param card the clip's files, and nothing else
 * @param clip as the appliance would lend it: with the sidecars beside it
 */
record Sample(TestCard card, Clip clip) {
    /** What the appliance puts beside a clip of the same name. */
    private static final Set<String> SIDECARS = Set.of("ale", "csv", "xml", "cdl", "amf", "fdl", "lut", "cube", "srt");
    /** Of a long sequence, so many files are damaged, and its last. */
    private static final int FILES_DAMAGED = 8;

    static Sample of(TestCard card, Clip clip, Set<String> claimed) {
        List<ClipFile> files = new ArrayList<>(clip.files());
        int order = clip.files(Role.SIDECAR).size();
        CardFile media = new CardFile(clip.primary().path(), clip.primary().size());
        for (CardFile file : card.files()) {
            if (!claimed.contains(file.path()) && SIDECARS.contains(file.extension()) && isBeside(media, file)) {
                files.add(ClipFile.of(file, Role.SIDECAR, order++));
            }
        }
        Clip lent = new Clip(clip.name(), clip.format(), files);
        return new Sample(card.only(files.stream().map(ClipFile::path).toList()), lent);
    }

    /** Same folder, and the same name without the extension, with it, or with Sony's {@code M01} at its end. */
    private static boolean isBeside(CardFile media, CardFile file) {
        String stem = file.stem().toLowerCase(Locale.ROOT);
        String own = media.stem().toLowerCase(Locale.ROOT);
        return media.folder().equals(file.folder())
            && (stem.equals(own) || stem.equals(media.fileName().toLowerCase(Locale.ROOT)) || stem.matches("(?s).+m\\d\\d") && stem.startsWith(own)
                && stem.length() == own.length() + 3);
    }

    /** The paths that are worth damaging. */
    List<String> paths() {
        List<String> paths = clip.files().stream().map(ClipFile::path).toList();
        if (paths.size() <= FILES_DAMAGED) {
            return paths;
        }
        List<String> some = new ArrayList<>(paths.subList(0, FILES_DAMAGED - 1));
        some.add(paths.get(paths.size() - 1));
        return some;
    }

    /** The same clip with another content for one of its files. */
    Sample with(String path, Content content) {
        List<ClipFile> files = new ArrayList<>();
        for (ClipFile file : clip.files()) {
            files.add(file.path().equals(path) ? new ClipFile(path, content.size(), file.role(), file.order()) : file);
        }
        return new Sample(card.copy().with(path, content), new Clip(clip.name(), clip.format(), files));
    }

    /** The content of one of its files. */
    Content content(String path) throws IOException {
        return card.content(path);
    }

    /** Such as {@code the clip 'A001C001'}. */
    String words() {
        return "the clip '" + clip.name() + "'";
    }
}
