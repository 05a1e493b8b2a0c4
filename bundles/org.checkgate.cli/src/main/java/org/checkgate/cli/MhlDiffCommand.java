package org.checkgate.cli;

import java.nio.file.Path;
import java.util.List;
import org.checkgate.cli.internal.mhl.VerdictLines;
import org.checkgate.cli.internal.mhl.VerifyProgress;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Interruption;
import org.checkgate.mhl.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Compares names and sizes with the hash lists. */
@CommandLine.Command(name = "diff", description = "Compare names and sizes without hashing; exit 0 when nothing differs. It never accepts a folder.")
final class MhlDiffCommand extends FolderCommand {
    @Mixin
    private PackingListOption packingList;

    @Override
    public Integer call() throws Exception {
        Path folder = folder();
        packingList.check();
        terminal().note("Reading " + packingList.lists(folder));
        Interruption interruption = new Interruption(terminal(), "It was ended before anything was compared; " + folder + " is as it was.");
        Verdict verdict = interruption.during(() -> {
            try (VerifyProgress progress = VerifyProgress.show(terminal(), interruption)) {
                return packingList.read(folder).diff();
            }
        });
        if (json()) {
            terminal().answer(verdict.asDocument());
        } else {
            terminal().answer(VerdictLines.of(verdict));
        }
        return verdict.findings().equals(List.of("ok")) ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    }
}
