package org.checkgate.intake.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.checkgate.mhl.Altered;
import org.checkgate.mhl.FoundFile;
import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.Link;
import org.checkgate.mhl.Scope;
import org.checkgate.mhl.UnsafeEntry;
import org.checkgate.mhl.Verdict;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** Puts a list check into words: what was found and what to do next. */
final class ListFindings {
    /** So many files of one kind are named one by one; the rest is counted. */
    static final int NAMED = 200;

    private static final String ASK_SET = "Ask the set for a complete copy of this roll, then ingest it again.";
    private static final String ASK_MANIFEST = "Ask the set for the original, unchanged hash list; do not repair it here.";

    private ListFindings() {
    }

    /** @param mine whether a path of the scope belongs to this roll, and not to one inside it */
    static List<Finding> of(Scope scope, Verdict verdict, java.util.function.Predicate<String> mine) {
        List<Finding> findings = new ArrayList<>();
        for (HistoryError error : verdict.historyErrors()) {
            findings.add(new Finding(code(error), Severity.BLOCK, error.path(),
                    "The hash list of this roll is not sound: \"" + error.path() + "\" " + ListFaults.inWords(error) + ".", ASK_MANIFEST));
        }
        for (UnsafeEntry unsafe : verdict.unsafeEntries()) {
            findings.add(new Finding("MANIFEST_UNSAFE", Severity.BLOCK, unsafe.path(),
                    "The hash list holds something unsafe, which was not followed: \"" + unsafe.path() + "\" " + ListFaults.inWords(unsafe) + ".",
                    ASK_MANIFEST));
        }
        named(findings, verdict.missing().stream().filter(mine).toList(), "MISSING_FILE", Severity.BLOCK,
                "is in the hash list and not on the drive", ASK_SET);
        named(findings, emptyFolders(verdict).stream().filter(mine).toList(), "MISSING_FOLDER", Severity.BLOCK,
                "is a folder in the hash list and not on the drive", ASK_SET);
        otherSizes(findings, verdict.altered().stream().filter(altered -> mine.test(altered.path())).toList());
        named(findings, verdict.unverifiable().stream().map(u -> u.path()).filter(mine).toList(), "UNVERIFIABLE",
                Severity.OVERRIDABLE, "has no hash in the hash list that can be checked",
                "Ask the set for a hash list with MD5, xxHash or C4 hashes.");
        named(findings, verdict.extra().stream().filter(mine).toList(), "EXTRA_FILE", Severity.OVERRIDABLE,
                "lies in the roll and no hash list knows it",
                "Ask the set whether it belongs to the roll; it is staged all the same. If it does, accept it with a reason.");
        List<FoundFile> found = scope.found().stream().filter(f -> mine.test(f.path()) && f.role() != FoundFile.Role.IGNORED).toList();
        findings.addAll(NameFindings.of(found, verdict.missing().stream().filter(mine).toList()));
        named(findings, found.stream().filter(f -> f.kind() == FoundFile.Kind.SPECIAL && !NameFindings.illegal(f)).map(FoundFile::path).toList(),
                "NOT_A_FILE", Severity.BLOCK,
                "cannot be read as a file (pipe, socket or device)", "Ask the set what it is.");
        for (Link link : verdict.links()) {
            if (mine.test(link.path())) {
                findings.add(new Finding("LINK", Severity.INFO, link.path(),
                        "\"" + link.path() + "\" is a symbolic link and was not followed.", "Nothing to do."));
            }
        }
        if (!verdict.ignored().isEmpty()) {
            findings.add(new Finding("IGNORED_FILES", Severity.INFO, "", verdict.ignored().size()
                    + " files are left out because the hash list says so, such as \"" + verdict.ignored().get(0) + "\".",
                    "Nothing to do."));
        }
        for (String warning : verdict.warnings()) {
            // A hash list may take a file out that it also records: nobody checks it then, so a person has to say that this is meant.
            if (warning.contains("taken out by ignore patterns")) {
                findings.add(new Finding("SEALED_BUT_IGNORED", Severity.OVERRIDABLE, "", "The hash list says of some files both what they must be "
                        + "and that they are to be ignored: " + warning + ".", "Ask the set for a hash list without that ignore pattern."));
            }
        }
        return findings;
    }

    private static void otherSizes(List<Finding> to, List<Altered> altered) {
        for (Altered file : altered.subList(0, Math.min(NAMED, altered.size()))) {
            long more = file.actualSize() - file.recordedSize().orElseThrow();
            to.add(new Finding("SIZE_MISMATCH", Severity.BLOCK, file.path(), "\"" + file.path() + "\" has " + bytes(file.actualSize())
                    + " and the hash list states " + file.recordedSize().orElseThrow() + ": it is " + (more < 0 ? "short" : "longer") + " by "
                    + bytes(Math.abs(more)) + ".", ASK_SET));
        }
        if (altered.size() > NAMED) {
            to.add(new Finding("SIZE_MISMATCH", Severity.BLOCK, "", (altered.size() - NAMED)
                    + " further files: each has another size than the hash list states.", ASK_SET));
        }
    }

    private static String bytes(long count) {
        return count + (count == 1 ? " byte" : " bytes");
    }

    /** Missing ones that no file is missing of: of the others the files say it. */
    private static List<String> emptyFolders(Verdict verdict) {
        Set<String> told = new HashSet<>();
        for (String path : verdict.missing()) {
            for (int slash = path.lastIndexOf('/'); slash > 0 && told.add(path.substring(0, slash)); slash = path.lastIndexOf('/', slash - 1)) {
            }
        }
        return verdict.missingDirs().stream().filter(folder -> !told.contains(folder)).toList();
    }

    static void named(List<Finding> to, List<String> paths, String code, Severity severity, String what, String next) {
        for (String path : paths.subList(0, Math.min(NAMED, paths.size()))) {
            to.add(new Finding(code, severity, path, "\"" + path + "\" " + what + ".", next));
        }
        if (paths.size() > NAMED) {
            to.add(new Finding(code, severity, "", (paths.size() - NAMED) + " further files: each " + what + ".", next));
        }
    }

    private static String code(HistoryError error) {
        return error.code().contains("malformed") ? "MANIFEST_INVALID" : "CHAIN_BROKEN";
    }
}
