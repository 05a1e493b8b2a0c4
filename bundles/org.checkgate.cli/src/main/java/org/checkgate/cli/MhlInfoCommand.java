package org.checkgate.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.checkgate.cli.internal.mhl.ScopeDocument;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.Scope;
import org.checkgate.mhl.ScopeKind;
import picocli.CommandLine;

/** Tells what hash lists a folder has. */
@CommandLine.Command(name = "info", description = "Tell what hash lists there are; exit 0 when there are some and they can be used.")
final class MhlInfoCommand extends FolderCommand {
    @Override
    public Integer call() throws IOException {
        Path folder = folder();
        terminal().note("Reading the hash lists of " + folder);
        Scope scope = HashLists.read(folder);
        if (json()) {
            terminal().answer(ScopeDocument.of(scope));
        } else {
            ScopeDocument.lines(scope).forEach(terminal()::answer);
        }
        return scope.kind() != ScopeKind.NONE && scope.historyErrors().isEmpty() && scope.unsafeEntries().isEmpty() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    }
}
