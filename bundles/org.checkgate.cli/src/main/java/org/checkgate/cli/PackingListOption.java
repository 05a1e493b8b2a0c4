package org.checkgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkgate.cli.internal.terminal.Trouble;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.Scope;
import picocli.CommandLine.Option;

/** Against which list a folder is checked. */
final class PackingListOption {
    @Option(names = "--packing-list", paramLabel = "FILE",
            description = "Check against this packing list or manifest, and not against the lists in PATH.")
    private Path list;

    /** Before anything is read. */
    void check() {
        if (list != null && !Files.isRegularFile(list)) {
            throw Trouble.usage(Files.exists(list) ? list + " is no file." : "There is no " + list + ".", "Give the packing list itself, an .mhl file.");
        }
    }

    /** What is to be read, for people. */
    String lists(Path folder) {
        return list == null ? "the hash lists of " + folder : folder + " against " + list;
    }

    Scope read(Path folder) throws IOException {
        return list == null ? HashLists.read(folder) : HashLists.readAgainst(folder, list.toRealPath());
    }
}
