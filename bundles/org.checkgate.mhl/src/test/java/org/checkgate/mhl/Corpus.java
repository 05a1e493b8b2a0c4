package org.checkgate.mhl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The corpus of hash lists, unpacked once for all tests of a run. */
final class Corpus {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Path folder;

    private Corpus() {}

    /** Read-only for tests: what writes must copy. */
    static synchronized Path folder() throws IOException {
        if (folder == null) {
            Path target = Path.of("target", "corpus").toAbsolutePath();
            clear(target);
            try (InputStream in = Corpus.class.getResourceAsStream("cases.tar.gz")) {
                Untar.gzip(in, target);
            }
            folder = target;
        }
        return folder;
    }

    /** An earlier run's copy may be half unpacked, or of an older corpus. */
    private static void clear(Path target) throws IOException {
        if (Files.exists(target)) {
            try (Stream<Path> files = Files.walk(target)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(folder(), 3)) {
            return files.filter(file -> file.endsWith("expected.json")).map(Path::getParent).sorted().toList();
        }
    }

    static Path named(String prefix) throws IOException {
        return cases().stream().filter(path -> path.getFileName().toString().startsWith(prefix)).findFirst().orElseThrow();
    }

    static JsonNode expected(Path aCase) throws IOException {
        return JSON.readTree(aCase.resolve("expected.json").toFile());
    }

    static Path root(Path aCase) throws IOException {
        return aCase.resolve(expected(aCase).get("root").asText());
    }

    static JsonNode json(Object value) {
        return JSON.valueToTree(value);
    }

    /** A copy that may be changed. */
    static Path copy(String prefix, Path into) throws IOException {
        Path source = root(named(prefix));
        Path target = into.resolve(source.getFileName().toString());
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()), LinkOption.NOFOLLOW_LINKS);
            }
        }
        return target;
    }
}
