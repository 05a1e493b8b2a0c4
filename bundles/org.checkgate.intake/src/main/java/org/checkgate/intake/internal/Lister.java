package org.checkgate.intake.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StatedHash;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.FoundFile;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.Roll;
import org.checkgate.mhl.RollSearch;
import org.checkgate.mhl.Rolls;
import org.checkgate.mhl.Scope;
import org.checkgate.mhl.Verdict;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** Finds a drive's rolls and checks their lists. Reads names, sizes and manifests, never media. */
final class Lister {
    private Lister() {
    }

    static Listing list(Path mount, Function<List<String>, RollKind> kind) throws IOException {
        RollSearch search = Rolls.find(mount);
        if (!search.unreadable().isEmpty()) {
            throw new IOException(search.unreadable().size() + " folders cannot be read, such as \"" + search.unreadable().get(0).path() + "\"");
        }
        List<Roll> found = search.rolls();
        List<NewRoll> rolls = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Roll roll : found) {
            rolls.add(roll(mount, roll, kind, taken));
        }
        List<Listing.OtherFile> others = others(mount, taken);
        List<Finding> findings = new ArrayList<>();
        if (rolls.isEmpty()) {
            findings.add(new Finding("NO_MANIFEST", Severity.BLOCK, "", "No hash list was found on this drive, so nothing on it can be proven.",
                    "Ask the set for the MHL of each roll, put it beside the media and ingest the drive again."));
        }
        return new Listing(rolls, others, findings);
    }

    private static NewRoll roll(Path mount, Roll roll, Function<List<String>, RollKind> kind, Set<String> taken)
            throws IOException {
        Path folder = roll.path().isEmpty() ? mount : mount.resolve(roll.path());
        Scope scope = HashLists.read(mount, roll);
        Verdict verdict = scope.diff();
        List<String> inner = roll.inner();
        Predicate<String> mine = path -> inner.stream().noneMatch(i -> path.equals(i) || path.startsWith(i + "/"));

        List<NewFile> files = new ArrayList<>();
        List<Path> manifests = new ArrayList<>(roll.manifests().stream().map(mount::resolve).toList());
        Map<String, Expected> expected = scope.files();
        for (FoundFile file : scope.found()) {
            if (!mine.test(file.path())) {
                continue;
            }
            taken.add(roll.path().isEmpty() ? file.path() : roll.path() + "/" + file.path());
            if (file.kind() == FoundFile.Kind.SPECIAL || file.role() == FoundFile.Role.IGNORED) {
                continue;
            }
            if (file.role() == FoundFile.Role.HISTORY) {
                files.add(new NewFile(file.path(), file.size(), false, FileRole.MANIFEST, List.of()));
                if (!manifests.contains(folder.resolve(file.path()))) {
                    manifests.add(folder.resolve(file.path()));
                }
            } else if (expected.containsKey(file.path())) {
                files.add(new NewFile(file.path(), file.size(), false, FileRole.SEALED, stated(expected.get(file.path()))));
            } else if (file.kind() == FoundFile.Kind.REGULAR) {
                files.add(new NewFile(file.path(), file.size(), false, FileRole.EXTRA, List.of()));
            }
        }
        for (String path : verdict.missing()) {
            Expected missing = expected.get(path);
            if (mine.test(path) && missing != null) {
                files.add(new NewFile(path, missing.size().orElse(-1), true, FileRole.SEALED, stated(missing)));
            }
        }
        List<Finding> findings = ListFindings.of(scope, verdict, mine);
        RollKind of = kind.apply(files.stream().filter(f -> f.role() != FileRole.MANIFEST).map(NewFile::path).toList());
        return new NewRoll(roll.name(), of, roll.path(), Fingerprint.ofManifests(manifests), Fingerprint.ofEach(manifests), files, findings);
    }

    private static List<StatedHash> stated(Expected expected) {
        return expected.hashes().stream().map(h -> new StatedHash(h.format(), h.value(), h.trusted(), h.generation())).toList();
    }

    private static List<Listing.OtherFile> others(Path mount, Set<String> taken) throws IOException {
        List<Listing.OtherFile> others = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Files.walkFileTree(mount, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = mount.relativize(file).toString();
                if (!taken.contains(path)) {
                    add(path, attributes.isRegularFile() ? attributes.size() : -1);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (!Files.exists(mount, LinkOption.NOFOLLOW_LINKS)) {
                    throw failure;
                }
                add(mount.relativize(file).toString(), -1);
                return FileVisitResult.CONTINUE;
            }

            /** Names that are no text may look alike: each is counted and listed all the same. */
            private void add(String path, long size) {
                String name = path;
                for (int twin = 2; !names.add(name); twin++) {
                    name = path + " (" + twin + ")";
                }
                others.add(new Listing.OtherFile(name, size));
            }
        });
        others.sort(java.util.Comparator.comparing(Listing.OtherFile::path));
        return others;
    }
}
