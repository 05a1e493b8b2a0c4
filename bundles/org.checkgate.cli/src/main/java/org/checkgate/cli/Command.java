package org.checkgate.cli;

import java.util.concurrent.Callable;
import org.checkgate.cli.internal.terminal.Terminal;
import picocli.CommandLine.Option;

/** What all commands have in common. */
abstract class Command implements Callable<Integer> {
    private Session session;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    /** Read by {@link Main} from the arguments, also when they cannot be parsed. */
    @Option(names = "--debug", description = "Show where an error came from; so does CHECKGATE_DEBUG=1.")
    private boolean debug;

    final void join(Session joined) {
        session = joined;
    }

    final Session session() {
        return session;
    }

    final Terminal terminal() {
        return session.terminal();
    }
}
