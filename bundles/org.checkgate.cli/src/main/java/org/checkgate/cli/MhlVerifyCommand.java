package org.checkgate.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.checkgate.cli.internal.mhl.VerdictLines;
import org.checkgate.cli.internal.mhl.VerifyProgress;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.Verdict;
import picocli.CommandLine;

/** Reads and hashes all that the hash lists state. */
@CommandLine.Command(name = "verify", description = "Hash every listed file and compare; exit 0 when the folder may be accepted.")
final class MhlVerifyCommand extends FolderCommand {
    @Override
    public Integer call() throws IOException {
        Path folder = folder();
        terminal().note("Reading the hash lists of " + folder);
        VerifyProgress progress = new VerifyProgress(terminal());
        Verdict verdict = HashLists.verify(folder, progress);
        progress.done();
        if (json()) {
            terminal().answer(verdict.asDocument());
        } else {
            VerdictLines.of(verdict).forEach(terminal()::answer);
        }
        return verdict.accept() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    }
}
