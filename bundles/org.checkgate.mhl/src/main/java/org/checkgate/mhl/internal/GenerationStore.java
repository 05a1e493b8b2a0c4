package org.checkgate.mhl.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.checkgate.mhl.GenerationDraft;
import org.checkgate.mhl.Limits;

/**
 * Puts generations into an {@code ascmhl} folder. Manifest and chain are both written aside and forced first; then the
 * manifest is renamed, then the chain. A run cut off between the two leaves the chain aside, complete, and
 * {@link #recover()} renames it: at no moment is a sound history lost.
 */
final class GenerationStore {
    static final String STAGED_CHAIN = "." + HistoryFolder.CHAIN + ".part";

    private final Path folder;

    GenerationStore(Path folder) {
        this.folder = folder;
    }

    String store(GenerationDraft draft) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder);
            force(folder.getParent());
        }
        Path manifest = folder.resolve(draft.fileName());
        Path staged = folder.resolve("." + draft.fileName() + ".part");
        Path chain = folder.resolve(STAGED_CHAIN);
        if (Files.exists(manifest, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("The manifest exists already: " + manifest);
        }
        String c4;
        try (FileChannel channel = create(staged); OutputStream out = Channels.newOutputStream(channel)) {
            c4 = draft.writeManifest(out);
            channel.force(true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(staged);
            throw e;
        }
        try (FileChannel channel = create(chain); OutputStream out = Channels.newOutputStream(channel)) {
            out.write(draft.chain(c4));
            channel.force(true);
        }
        Files.move(staged, manifest, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        Files.move(chain, folder.resolve(HistoryFolder.CHAIN), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        return c4;
    }

    /** Completes or clears what a cut-off run left. */
    void recover() throws IOException {
        Path staged = folder.resolve(STAGED_CHAIN);
        if (Files.isRegularFile(staged, LinkOption.NOFOLLOW_LINKS)) {
            if (extendsCurrent(entries(staged))) {
                Files.move(staged, folder.resolve(HistoryFolder.CHAIN), StandardCopyOption.ATOMIC_MOVE);
                force(folder);
            } else {
                Files.delete(staged);
            }
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*.mhl.part")) {
            for (Path part : parts) {
                Files.delete(part);
            }
        }
        boolean empty;
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            empty = !left.iterator().hasNext();
        }
        if (empty) {
            // Cut off before the first manifest: no history ever began here.
            Files.delete(folder);
        }
    }

    /** One entry more than the chain in force, otherwise equal, and its manifest lies there as stated. */
    private boolean extendsCurrent(List<ChainParser.Entry> next) throws IOException {
        List<ChainParser.Entry> current = entries(folder.resolve(HistoryFolder.CHAIN));
        if (next.size() != current.size() + 1 || !next.subList(0, current.size()).equals(current)) {
            return false;
        }
        ChainParser.Entry last = next.get(current.size());
        Path manifest = folder.resolve(RecordedPath.name(last.path()));
        if (!Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (HashedDocument document = new HashedDocument(Files.newInputStream(manifest))) {
            return document.c4(Limits.standard().maxDocumentBytes()).equals(last.c4());
        }
    }

    private static List<ChainParser.Entry> entries(Path chain) throws IOException {
        if (!Files.isRegularFile(chain, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(chain))) {
            return ChainParser.parse(in, Limits.standard());
        } catch (RefusedDocument e) {
            return List.of();
        }
    }

    private static FileChannel create(Path file) throws IOException {
        Files.deleteIfExists(file);
        return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
