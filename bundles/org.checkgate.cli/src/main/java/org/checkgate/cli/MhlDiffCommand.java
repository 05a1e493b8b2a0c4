package org.checkgate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.checkgate.cli.internal.mhl.VerdictLines;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.Verdict;
import picocli.CommandLine;

/** Compares names and sizes with the hash lists. */
@CommandLine.Command(name = "diff", description = "Compare names and sizes without hashing; exit 0 when nothing differs. It never accepts a folder.")
final class MhlDiffCommand extends FolderCommand {
    @Override
    public Integer call() throws IOException {
        Path folder = folder();
        terminal().note("Reading the hash lists of " + folder);
        Verdict verdict = HashLists.diff(folder);
        if (json()) {
            terminal().answer(verdict.asDocument());
        } else {
            VerdictLines.of(verdict).forEach(terminal()::answer);
        }
        return verdict.findings().equals(List.of("ok")) ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    }
}
