package org.checkgate.mhl;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder with its hash lists as they were read, and the files as they were found. A snapshot: nothing in it changes,
 * all lists and maps are unmodifiable views, and it may be used by several threads.
 */
public interface Scope {

    /** The folder on disk; empty when only the documents were given. */
    Optional<Path> root();

    /** The folder's name. */
    String name();

    /** Which lists were found. */
    ScopeKind kind();

    /** The ASC MHL histories, outermost first, then by folder. */
    List<History> histories();

    /** The scope's own ASC MHL history, or {@link History#none()}. */
    default History ownHistory() {
        return histories().stream().filter(h -> h.folder().isEmpty()).findFirst().orElseGet(History::none);
    }

    /** ASC MHL manifests that stand alone, without a chain; each one's file name is its path relative to the scope. */
    List<Generation> standAlone();

    /** The classic lists that count. */
    List<ClassicList> classicLists();

    /** Files that must be there, by path: recorded, not renamed away, not ignored, of usable lists. Built on access. */
    Map<String, Expected> files();

    /** Folders that must be there. */
    Set<String> directories();

    /** What lies on disk below the scope, folder by folder; empty when only the documents were given. Built on access. */
    List<FoundFile> found();

    /** Folders found on disk, not counting those of the hash lists themselves. */
    Set<String> foundDirectories();

    /** The chains and manifests that count, relative to the scope ({@code ../name} for a list beside its folder). */
    List<String> manifestFiles();

    /** The ignore patterns of the scope's own history, and those that always hold. */
    List<String> ignore();

    /** Renamings that generations record. */
    List<Renamed> renamed();

    /** Symbolic links found. */
    List<Link> links();

    /** Faults of the lists themselves. */
    List<HistoryError> historyErrors();

    /** What must not be followed. */
    List<UnsafeEntry> unsafeEntries();

    /** Oddities that change no verdict, in words; at most 1,000. */
    List<String> warnings();

    /** The quick check: existence, sizes, the lists' own C4 ids and references; no media is read. Never accepts. */
    Verdict diff();
}
