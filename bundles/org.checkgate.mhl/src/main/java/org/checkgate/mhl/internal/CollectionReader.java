package org.checkgate.mhl.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.UnsafeEntry;

/**
 * Reads an {@code ascmhl_collection.xml}, which states the C4 ids of the packing lists beside it, in the form of a chain.
 * A packing list may describe a folder elsewhere: it counts for the folder it lies in only if something that it lists is there.
 */
final class CollectionReader {
    static final String NAME = "ascmhl_collection.xml";

    private final BiPredicate<String, String> there;
    private final ListReader lists;
    private final ScopeFindings findings;
    private final Map<String, Map<String, String>> c4ByFolder = new HashMap<>();

    /** @param there whether a packing list lies beside a collection; asked with the paths of both */
    CollectionReader(ListReader lists, ScopeFindings findings, BiPredicate<String, String> there) {
        this.there = there;
        this.lists = lists;
        this.findings = findings;
    }

    /** Whether something that the list records lies in the list's folder. */
    static boolean countsHere(ListReader lists, FileTable table, String list) {
        String folder = RecordedPath.parent(list);
        Presence presence = new Presence(table, folder);
        try (InputStream in = lists.open(list)) {
            ManifestParser.parse(in, lists.limits(), presence);
        } catch (IOException | RefusedDocument e) {
            // A list that cannot be read must be reported, not overlooked.
            return true;
        }
        return presence.some;
    }

    /** The C4 id that the collection states for a list; null after a fault, which is then reported. */
    String c4(String collection, String list) {
        String stated = c4ByFolder.computeIfAbsent(collection, this::read).get(RecordedPath.name(list));
        if (stated == null) {
            findings.error(new HistoryError("manifest-not-in-chain", list));
        }
        return stated;
    }

    private Map<String, String> read(String collection) {
        findings.manifestFiles.add(collection);
        Map<String, String> c4 = new HashMap<>();
        try (InputStream in = lists.open(collection)) {
            List<ChainParser.Entry> entries = ChainParser.parse(in, lists.limits());
            entries.stream().filter(entry -> entry.c4() != null).forEach(entry -> c4.put(entry.path(), entry.c4()));
            entries.stream().filter(entry -> !there.test(collection, entry.path())).forEach(entry -> findings.error(
                    new HistoryError("manifest-missing", RecordedPath.join(RecordedPath.parent(collection), entry.path()))));
        } catch (RefusedDocument e) {
            if (e.isDoctype()) {
                findings.unsafe(new UnsafeEntry("doctype", collection));
            } else {
                findings.error(new HistoryError("chain-malformed", collection));
            }
        } catch (IOException e) {
            findings.error(new HistoryError("chain-malformed", collection));
        }
        return c4;
    }

    /** Looks whether any path of a list is there. */
    private static final class Presence implements ManifestSink {
        private final FileTable table;
        private final String folder;
        private boolean some;

        Presence(FileTable table, String folder) {
            this.table = table;
            this.folder = folder;
        }

        @Override
        public void file(FileStatement statement) {
            RecordedPath path = RecordedPath.of(statement.path());
            // One that leaves the folder is hostile wherever it lies.
            some |= path.unsafe() != null || table.files.containsKey(RecordedPath.join(folder, path.path()))
                    || table.files.containsKey(RecordedPath.join(folder, path.path().replace('\\', '/')));
        }

        @Override
        public void directory(FolderStatement statement) {
            // Packing lists record files.
        }

        @Override
        public void root(FolderStatement statement) {
            // As above.
        }

        @Override
        public void reference(String path, String c4) {
            // As above.
        }
    }
}
