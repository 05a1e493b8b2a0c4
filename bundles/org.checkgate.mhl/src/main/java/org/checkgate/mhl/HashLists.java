package org.checkgate.mhl;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.checkgate.mhl.internal.Creation;
import org.checkgate.mhl.internal.Flattening;
import org.checkgate.mhl.internal.ScopeReader;
import org.checkgate.mhl.internal.Verification;

/** Reads, checks and writes the hash lists of folders. All methods may be used by several threads at once. */
public final class HashLists {
    private HashLists() {}

    /**
     * Reads all hash lists of a folder and lists its files; opens no media. What is wrong with the lists stands in the
     * result; an exception means that the folder itself cannot be read.
     */
    public static Scope read(Path folder) throws IOException {
        return ScopeReader.folder(folder, Limits.standard());
    }

    /** As {@link #read(Path)} with other limits. */
    public static Scope read(Path folder, Limits limits) throws IOException {
        return ScopeReader.folder(folder, limits);
    }

    /** Reads a folder against one manifest or packing list from elsewhere, whose paths are relative to the folder. */
    public static Scope readAgainst(Path folder, Path list) throws IOException {
        return ScopeReader.against(folder, list, Limits.standard());
    }

    /**
     * Reads a roll as {@link Rolls} found it below {@code searched}. The scope is the roll's own folder, without the
     * inner rolls: their files are neither expected nor extra here, and the references to their histories are checked.
     */
    public static Scope read(Path searched, Roll roll) throws IOException {
        Path folder = searched.resolve(roll.path()).normalize();
        List<Path> beside = roll.manifests().stream().map(list -> searched.resolve(list).normalize())
                .filter(list -> !list.startsWith(folder)).toList();
        return ScopeReader.roll(folder, Set.copyOf(roll.inner()), beside, Limits.standard());
    }

    /** Reads the documents alone, where there is no folder: the scope has no files on disk. */
    public static Scope read(String scopeName, ManifestSource source) {
        return ScopeReader.documents(scopeName, source, Limits.standard());
    }

    /** The quick check: no media is read. */
    public static Verdict diff(Path folder) throws IOException {
        return read(folder).diff();
    }

    /** The full verification: every recorded file is read once, several at a time. */
    public static Verdict verify(Path folder, VerifyListener listener) throws IOException {
        return verify(read(folder), listener, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The full verification of a scope that was read from a folder.
     *
     * @param threads how many files are read at a time, at least 1
     * @throws java.util.concurrent.CancellationException when the listener asks to end, or the thread is interrupted
     * @throws IllegalArgumentException when the scope has no folder
     */
    public static Verdict verify(Scope scope, VerifyListener listener, int threads) {
        return Verification.of(scope, listener, threads);
    }

    /**
     * As {@link #verify(Scope, VerifyListener, int)}, going on where an earlier run with the same journal was interrupted:
     * files that it verified and that have the same size and modification time are not read again, and of large ones the
     * saved state of the hashes is used where every format has one. The verdict tells what was taken over.
     *
     * @param journal a file outside the folder, made if it is not there
     * @throws IllegalArgumentException when the journal is another file, is about other lists, or lies inside the folder
     * @throws IOException              when the journal cannot be read or written
     */
    public static Verdict verify(Scope scope, VerifyListener listener, int threads, Path journal) throws IOException {
        return Verification.of(scope, listener, threads, journal);
    }

    /**
     * Hashes every file that is not ignored, or the chosen ones, and writes a generation into {@code ascmhl/}, here and in
     * every nested history. Files that are recorded already are checked against all of it in the same read: one that does
     * not fit is recorded as {@code failed}, and no new format is recorded for it. Written aside, forced to disk, then
     * renamed, the chain last; what a cut-off run left is completed or removed by the next.
     *
     * @param threads how many files are read at a time, at least 1
     * @throws IllegalStateException    when a history here has faults; nothing was written
     * @throws IllegalArgumentException when a name cannot be recorded, or nothing lies at a chosen path; nothing was written
     * @throws IOException              when something cannot be read or written
     * @throws java.util.concurrent.CancellationException when the listener asks to end; nothing was written
     */
    public static Created create(Path folder, CreateOptions options, VerifyListener listener, int threads)
            throws IOException {
        return Creation.in(folder, options, listener, threads);
    }

    /** As above, for everything in the folder and with all cores. */
    public static Created create(Path folder, Set<HashFormat> formats, Creator creator, Instant at,
            VerifyListener listener) throws IOException {
        return create(folder, CreateOptions.whole(formats, creator, at), listener, Runtime.getRuntime().availableProcessors());
    }

    /**
     * One stand-alone manifest of all histories and lists of a scope: each file with its earliest hash of every format,
     * failed ones left out. Nothing is hashed, nothing is written.
     *
     * @throws IllegalStateException when the lists have faults
     */
    public static PackingList flatten(Scope scope, Creator creator, Instant at) {
        return Flattening.of(scope, creator, at);
    }
}
