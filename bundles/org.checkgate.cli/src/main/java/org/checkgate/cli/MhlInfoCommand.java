package org.checkgate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.checkgate.cli.internal.mhl.FileHistory;
import org.checkgate.cli.internal.mhl.PathInside;
import org.checkgate.cli.internal.mhl.ScopeDocument;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.Scope;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Tells what hash lists a folder has, or what they say of one file. */
@CommandLine.Command(name = "info", description = "Tell what hash lists there are; exit 0 when there are some and they can be used.")
final class MhlInfoCommand extends FolderCommand {
    @Option(names = "--file", paramLabel = "FILE",
            description = "Tell what is recorded of this file; exit 0 when something is. Relative to PATH, or as it is seen from here.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        Path folder = folder();
        List<String> asked = file == null ? List.of() : PathInside.possible(folder, file);
        terminal().note("Reading the hash lists of " + folder);
        Scope scope = HashLists.read(folder);
        ScopeDocument lists = new ScopeDocument(scope);
        if (asked.isEmpty()) {
            tell(lists.document(), lists.lines());
            return lists.usable() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
        }
        FileHistory history = new FileHistory(scope, asked);
        lists.faults().forEach(terminal()::note);
        tell(history.document(), history.lines());
        return history.recorded() && lists.usable() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    }

    private void tell(Object document, List<String> lines) {
        if (json()) {
            terminal().answer(document);
        } else {
            terminal().answer(lines);
        }
    }
}
