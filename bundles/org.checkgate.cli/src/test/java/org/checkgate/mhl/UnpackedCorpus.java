package org.checkgate.mhl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The library's own corpus of hash lists on the disk; in its package, as {@link Untar} is for that package only. */
public final class UnpackedCorpus {
    private UnpackedCorpus() {
    }

    /** The folders of all cases, by name. */
    public static List<Path> into(Path folder) throws IOException {
        try (InputStream packed = UnpackedCorpus.class.getResourceAsStream("cases.tar.gz")) {
            Untar.gzip(packed, folder);
        }
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.filter(file -> file.endsWith("expected.json")).map(Path::getParent).sorted().toList();
        }
    }
}
