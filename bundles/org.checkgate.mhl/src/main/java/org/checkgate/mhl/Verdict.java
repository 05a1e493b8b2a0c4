package org.checkgate.mhl;

import java.util.List;
import java.util.Map;
import org.checkgate.mhl.internal.VerdictDocument;

/**
 * The result of a check; lists are sorted, paths relative to the scope.
 *
 * @param kind          which lists were found
 * @param hashed        true for a full verification, false for the quick check
 * @param verdict       the worst finding, in the order malformed, unsafe, history-error, altered, size-mismatch, missing,
 *                      unverifiable, extra, no-manifest, ok
 * @param findings      all findings, {@code ok} alone if there is none; size-mismatch stands for altered in the quick check
 * @param accept        whether everything recorded was read, fits, and nothing else is there: only after hashing
 * @param missing       recorded files that are not there
 * @param missingDirs   recorded folders that are not there
 * @param extra         files that no list records
 * @param extraDirs     folders that no list records; information only
 * @param altered       files that are not what was recorded
 * @param renamed       recorded renamings, and candidates
 * @param unverifiable  files that nothing proves
 * @param ignored       files that a pattern takes out
 * @param links         symbolic links
 * @param unsafeEntries what was not followed
 * @param historyErrors faults of the lists themselves
 * @param directoryHashes how the recorded directory hashes compare; information only
 * @param resumption    what was taken over from an interrupted run
 * @param warnings      oddities that change no verdict
 */
public record Verdict(ScopeKind kind, boolean hashed, String verdict, List<String> findings, boolean accept,
        List<String> missing, List<String> missingDirs, List<String> extra, List<String> extraDirs,
        List<Altered> altered, List<Renamed> renamed, List<Unverifiable> unverifiable, List<String> ignored,
        List<Link> links, List<UnsafeEntry> unsafeEntries, List<HistoryError> historyErrors,
        DirectoryHashes directoryHashes, Resumption resumption, List<String> warnings) {

    /** The document of the command line's contract: its names, with maps, lists, texts, numbers and booleans only. */
    public Map<String, Object> asDocument() {
        return VerdictDocument.of(this);
    }
}
