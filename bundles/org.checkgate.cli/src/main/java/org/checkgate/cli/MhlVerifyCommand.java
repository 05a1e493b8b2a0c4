package org.checkgate.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.checkgate.cli.internal.mhl.VerdictLines;
import org.checkgate.cli.internal.mhl.VerifyProgress;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Interruption;
import org.checkgate.cli.internal.terminal.Trouble;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.Scope;
import org.checkgate.mhl.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads and hashes all that the hash lists state. */
@CommandLine.Command(name = "verify", description = "Hash every listed file and compare; exit 0 when the folder may be accepted.")
final class MhlVerifyCommand extends FolderCommand {
    @Mixin
    private PackingListOption packingList;

    @Mixin
    private ThreadsOption threads;

    @Option(names = "--journal", paramLabel = "FILE", description = "Keep in FILE, outside PATH, how far it came; said again after an interruption, "
            + "the command goes on from there.")
    private Path journal;

    @Override
    public Integer call() throws Exception {
        Path folder = folder();
        int atATime = threads.threads();
        packingList.check();
        terminal().note("Reading " + packingList.lists(folder));
        Interruption interruption = new Interruption(terminal(), "It was ended before there was a verdict; " + folder + " is as it was.");
        Verdict verdict = interruption.during(() -> {
            try (VerifyProgress progress = VerifyProgress.show(terminal(), interruption)) {
                Scope scope = packingList.read(folder);
                return journal == null ? HashLists.verify(scope, progress, atATime) : resumed(scope, progress, atATime);
            }
        });
        if (json()) {
            terminal().answer(verdict.asDocument());
        } else {
            terminal().answer(VerdictLines.of(verdict));
        }
        return verdict.accept() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    }

    private Verdict resumed(Scope scope, VerifyProgress progress, int atATime) throws IOException {
        try {
            return HashLists.verify(scope, progress, atATime, journal);
        } catch (IllegalArgumentException e) {
            throw new Trouble(ExitCode.USAGE, e.getMessage() + ".", "Give another file with --journal; a new one is begun.", e);
        }
    }
}
