package org.checkgate.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.checkgate.spi.CardFile;

/** Names that a file system allows and that nobody thinks of. */
final class HostileNames {
    private static final int WORDS_SHOWN = 400;

    private HostileNames() {
    }

    /** Paths beside a file, with its extension where not the extension itself is strange; never the file's own. */
    static List<String> of(CardFile file) {
        String folder = file.folder().isEmpty() ? "" : file.folder() + "/";
        String extension = file.fileName().substring(file.stem().length());
        String stem = file.stem();
        List<String> paths = new ArrayList<>();
        for (String strange : List.of("99999999999999999999999999", stem + ".99999999999999999999", stem + "_-1",
                stem + "_00000000000000000000000001",
                "[" + stem + "]{1,2}(*", "%s%n%d" + stem, "$1\\E" + stem, "..", ". .", " ", stem + " ", "\n" + stem, "\uFFFD" + stem,
                "ü\u0308\u202Ecod",
                "\uD83C\uDFAC" + stem, "x".repeat(255 - extension.length()), "-", "_", "_1", "1_", "a.b.c.d.e.f.1.2.3")) {
            paths.add(folder + strange + extension);
        }
        paths.add(folder + stem + extension.toUpperCase(Locale.ROOT) + ".");
        paths.add(folder + "." + stem + extension);
        paths.add(folder + "again/" + "deep/".repeat(200) + stem + extension);
        paths.remove(file.path());
        return paths;
    }

    /** For a sentence: a long text is cut. */
    static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() > WORDS_SHOWN ? text.substring(0, WORDS_SHOWN) + "…" : text;
    }
}
