package org.checkgate.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A note per child: when it started, and whose child it is. A process id is given again some day, so only a process with
 * the noted {@link StartMark} is the noted one. A note whose owner still lives is left alone: two programs may share a folder.
 */
final class RunFolder {
    private static final System.Logger LOG = System.getLogger(RunFolder.class.getName());
    private static final String SUFFIX = ".child";

    private final Path folder;

    RunFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    void note(String name, ProcessHandle child) throws IOException {
        Optional<String> started = StartMark.of(child);
        if (started.isEmpty()) {
            return;
        }
        ProcessHandle owner = ProcessHandle.current();
        Files.write(file(child.pid()), List.of(started.get(), Long.toString(owner.pid()),
                StartMark.of(owner).orElseThrow(), name.replaceAll("\\R", " ")), StandardCharsets.UTF_8);
    }

    void forget(long pid) {
        try {
            Files.deleteIfExists(file(pid));
        } catch (IOException stays) {
            // A note that stays is harmless: its process is gone, and the next start takes the note away.
        }
    }

    /** Kills every noted process whose owner is gone, and takes its note away. */
    void endLeftovers() throws IOException {
        try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path note : notes) {
                endLeftover(note);
            }
        }
    }

    private static void endLeftover(Path note) throws IOException {
        List<String> lines = lines(note);
        if (lines.size() >= 4 && process(lines.get(1), lines.get(2)).isPresent()) {
            return;
        }
        String pid = note.getFileName().toString().replace(SUFFIX, "");
        Optional<ProcessHandle> left = lines.isEmpty() ? Optional.empty() : process(pid, lines.get(0));
        if (left.isEmpty() || ended(left.get(), lines.get(lines.size() - 1))) {
            Files.deleteIfExists(note);
        }
    }

    private static List<String> lines(Path note) throws IOException {
        try {
            return Files.readAllLines(note);
        } catch (java.nio.charset.MalformedInputException notOurs) {
            return List.of();
        }
    }

    private static Optional<ProcessHandle> process(String pid, String mark) {
        try {
            return ProcessHandle.of(Long.parseLong(pid)).filter(process -> StartMark.of(process).equals(Optional.of(mark)));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    private static boolean ended(ProcessHandle process, String name) {
        LOG.log(System.Logger.Level.WARNING, "{0} (process {1}) outlived the program that started it; it is ended now.", name, Long.toString(process.pid()));
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(stubborn -> process).join();
        return !process.isAlive();
    }

    private Path file(long pid) {
        return folder.resolve(pid + SUFFIX);
    }
}
