package org.checkgate.mhl.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.checkgate.mhl.Generation;
import org.checkgate.mhl.History;
import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.UnsafeEntry;

/** Reads one {@code ascmhl} folder: the chain first, then only what the chain lists. */
final class HistoryReader {
    private final ListReader lists;
    private final ScopeFindings findings;
    private final HistoryFolder folder;
    private final String chain;
    private boolean usable = true;

    HistoryReader(ListReader lists, ScopeFindings findings, HistoryFolder folder) {
        this.lists = lists;
        this.findings = findings;
        this.folder = folder;
        this.chain = folder.path(HistoryFolder.CHAIN);
    }

    History read() {
        int errorsBefore = findings.errors.size() + findings.unsafe.size();
        List<Generation> generations = new ArrayList<>();
        Set<String> listed = new LinkedHashSet<>();
        List<ChainParser.Entry> entries = chain();
        for (int i = 0; i < entries.size(); i++) {
            ChainParser.Entry entry = entries.get(i);
            if (entry.number() != i + 1) {
                error("chain-sequence", chain);
            }
            if (!plain(entry.path())) {
                String code = RecordedPath.of(entry.path()).unsafe();
                findings.unsafe(new UnsafeEntry(code == null ? "path-outside-scope" : code, entry.path()));
            } else if (!listed.add(onDisk(entry.path()))) {
                error("chain-sequence", chain);
            } else {
                manifest(entry, entry.number() > 0 ? entry.number() : i + 1, generations);
            }
        }
        if (!entries.isEmpty()) {
            folder.files.stream().filter(HistoryFolder::isList).filter(name -> !listed.contains(name))
                    .forEach(name -> error("manifest-not-in-chain", folder.path(name)));
        }
        IgnoreList ignore = new IgnoreList();
        generations.forEach(generation -> ignore.add(generation.ignore()));
        if (ignore.tooLong()) {
            fatal("manifest-malformed", chain);
        }
        boolean sound = usable && errorsBefore == findings.errors.size() + findings.unsafe.size();
        return new History(folder.folder, usable, sound, List.copyOf(generations), ignore.asList());
    }

    private List<ChainParser.Entry> chain() {
        if (!folder.files.contains(HistoryFolder.CHAIN)) {
            fatal("chain-missing", chain);
            return List.of();
        }
        findings.manifestFiles.add(chain);
        try (InputStream in = lists.open(chain)) {
            List<ChainParser.Entry> entries = ChainParser.parse(in, lists.limits());
            if (entries.isEmpty()) {
                fatal("chain-malformed", chain);
            }
            return entries;
        } catch (RefusedDocument e) {
            if (e.isDoctype()) {
                usable = false;
                findings.unsafe(new UnsafeEntry("doctype", chain));
            } else {
                fatal("chain-malformed", chain);
            }
        } catch (IOException e) {
            fatal("chain-malformed", chain);
        }
        return List.of();
    }

    private void manifest(ChainParser.Entry entry, int number, List<Generation> generations) {
        String name = onDisk(entry.path());
        String path = folder.path(name);
        if (!folder.files.contains(name)) {
            fatal("manifest-missing", path);
            return;
        }
        findings.manifestFiles.add(path);
        if (entry.c4() == null) {
            error("chain-hash-not-c4", chain);
        }
        ManifestFacts facts = lists.read(path, below -> RecordedPath.join(folder.folder, below), number, true, entry.c4());
        if (facts == null) {
            usable = false;
        } else {
            generations.add(facts.generation(number, name, entry.c4() == null ? "" : entry.c4()));
        }
    }

    /** The name as on disk: file systems may store another Unicode form than the chain has. */
    private String onDisk(String name) {
        if (folder.files.contains(name)) {
            return name;
        }
        List<String> alike = folder.files.stream()
                .filter(file -> PathMatching.composed(file).equals(PathMatching.composed(name))).toList();
        return alike.size() == 1 ? alike.get(0) : name;
    }

    /** A chain names files beside it, nothing else. */
    private static boolean plain(String name) {
        return name.indexOf('/') < 0 && name.indexOf('\\') < 0 && !name.equals("..") && !name.equals(".");
    }

    private void fatal(String code, String path) {
        usable = false;
        error(code, path);
    }

    private void error(String code, String path) {
        findings.error(new HistoryError(code, path));
    }
}
