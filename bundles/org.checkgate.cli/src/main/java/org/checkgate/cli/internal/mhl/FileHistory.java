package org.checkgate.cli.internal.mhl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.History;
import org.checkgate.mhl.RecordedHash;
import org.checkgate.mhl.Renamed;
import org.checkgate.mhl.Scope;

/** What the hash lists of a folder say of one file, generation by generation. */
public final class FileHistory {
    private final Scope scope;
    private final String path;
    private final Optional<Expected> expected;

    /** @param possible what the path can mean: the first that is recorded counts, else the first; not empty */
    public FileHistory(Scope scope, List<String> possible) {
        this.scope = scope;
        this.path = possible.stream().filter(scope.files()::containsKey).findFirst().orElse(possible.get(0));
        this.expected = Optional.ofNullable(scope.files().get(path));
    }

    /** Whether the file must be there. */
    public boolean recorded() {
        return expected.isPresent();
    }

    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("path", path);
        document.put("recorded", recorded());
        expected.flatMap(FileHistory::size).ifPresent(size -> document.put("size", size));
        document.put("renamed", renamings().map(r -> Fields.of("from", r.from(), "to", r.to())).toList());
        document.put("hashes", hashes().stream().map(FileHistory::hash).toList());
        return document;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(path + expected.flatMap(FileHistory::size).map(size -> ": " + size + " bytes").orElse("")
                + (recorded() ? "" : ": no list says that it must be there"));
        renamings().forEach(r -> lines.add("  renamed: " + r.from() + " -> " + r.to()));
        for (RecordedHash hash : hashes()) {
            lines.add("  generation " + hash.generation() + made(hash.generation()) + ": " + hash.format() + " "
                    + (hash.value().isEmpty() ? "without a value" : hash.value()) + (hash.trusted() ? "" : " (failed, not trusted)"));
        }
        return lines;
    }

    private List<RecordedHash> hashes() {
        return expected.map(Expected::hashes).orElse(List.of());
    }

    private Stream<Renamed> renamings() {
        return scope.renamed().stream().filter(r -> r.from().equals(path) || r.to().equals(path));
    }

    private static Optional<Long> size(Expected file) {
        return file.size().isPresent() ? Optional.of(file.size().getAsLong()) : Optional.empty();
    }

    private static Map<String, Object> hash(RecordedHash hash) {
        return Fields.of("generation", hash.generation(), "format", hash.format(), "value", hash.value(), "trusted", hash.trusted());
    }

    /** The innermost history around a file is the one that counts its generations. */
    private String made(int number) {
        return scope.histories().stream().filter(h -> h.folder().isEmpty() || path.startsWith(h.folder() + "/"))
                .max(Comparator.comparingInt((History h) -> h.folder().length())).stream()
                .flatMap(h -> h.generations().stream()).filter(g -> g.number() == number).findFirst()
                .map(g -> " (" + g.creationDate() + ", " + g.process() + ")").orElse("");
    }
}
