package org.checkgate.cli;

import org.checkgate.cli.internal.terminal.Trouble;
import picocli.CommandLine;

/** Hash lists without an appliance. */
@CommandLine.Command(name = "mhl", description = "Read, check and write hash lists, without an appliance.",
        subcommands = {MhlVerifyCommand.class, MhlDiffCommand.class, MhlInfoCommand.class, MhlCreateCommand.class, MhlFlattenCommand.class})
final class MhlCommand extends Command {
    @Override
    public Integer call() {
        throw Trouble.usage("What to do with the hash lists is missing.", "Say verify, diff, info, create or flatten; 'checkgate mhl --help' explains them.");
    }
}
