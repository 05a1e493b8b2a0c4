package org.checkgate.mhl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.checkgate.mhl.internal.Drafting;

/**
 * Composes generations from digests that were computed elsewhere, for example in the one read of a copy. Directory
 * hashes and the root hash follow from the files' digests, in every format that all files have; the ignore patterns of
 * earlier generations are carried on. Stateless.
 */
public final class Generations {
    private Generations() {}

    /**
     * The generation that follows {@code before}; with {@link History#none()}, as for a classic list, generation 1.
     *
     * @param before    the history as read; it must be sound
     * @param scopeName the folder's name, which becomes part of the manifest's
     * @param files     every file once, in any order
     * @param folders   folders to record beside those that hold files: empty ones
     * @param at        when the operation started
     * @throws IllegalStateException    when the history has faults
     * @throws IllegalArgumentException for a path that is not plain or comes twice, or a name that XML cannot carry
     */
    public static GenerationDraft draft(History before, String scopeName, Collection<HashedFile> files,
            Collection<String> folders, Creator creator, ProcessType process, Instant at) {
        return Drafting.next(before, scopeName, files, folders, creator, process, at);
    }

    /**
     * The given files, each with its previous path where the scope's lists record it under another spelling (Unicode forms,
     * Windows separators): without it the next generation would leave the old spelling behind as missing.
     */
    public static List<HashedFile> spelledAsRecorded(Scope before, Collection<HashedFile> files) {
        return Drafting.spelledAsRecorded(before, files);
    }

    /** As {@link #draft}, composed in memory. */
    public static NewGeneration next(History before, String scopeName, Collection<HashedFile> files,
            Collection<String> folders, Creator creator, ProcessType process, Instant at) {
        GenerationDraft draft = draft(before, scopeName, files, folders, creator, process, at);
        ByteArrayOutputStream manifest = new ByteArrayOutputStream();
        try {
            String c4 = draft.writeManifest(manifest);
            return new NewGeneration(draft.number(), draft.fileName(), manifest.toByteArray(), c4, draft.chain(c4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The time in the name of the newest manifest that a chain lists, as {@link #next} names it; empty when the document is no chain, or
     * its newest manifest is named in another way.
     *
     * @param chain the bytes of an {@code ascmhl_chain.xml}
     */
    public static Optional<Instant> newestTime(byte[] chain) {
        return Drafting.newestTime(chain);
    }

    /** As {@link #next(History, String, Collection, Collection, Creator, ProcessType, Instant)} without empty folders. */
    public static NewGeneration next(History before, String scopeName, Collection<HashedFile> files, Creator creator,
            ProcessType process, Instant at) {
        return next(before, scopeName, files, List.of(), creator, process, at);
    }
}
