package org.checkgate.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Terminal;
import org.checkgate.cli.internal.terminal.Trouble;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Where the command line starts. */
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) {
        System.exit(run(new Session(Terminal.system(), System.getenv()), arguments));
    }

    /** Runs one command. @return its exit code, one of {@link ExitCode} */
    static int run(Session session, String... arguments) {
        CommandLine line = new CommandLine(new Checkgate(), new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                K command = CommandLine.defaultFactory().create(type);
                if (command instanceof Command ours) {
                    ours.join(session);
                }
                return command;
            }
        });
        line.setOut(session.terminal().answers());
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, session, debug(parsed.originalArgs(), session.environment())));
        line.setParameterExceptionHandler((e, args) -> misused(e, session));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.execute(arguments);
    }

    private static int failed(Exception e, Session session, boolean debug) {
        Terminal terminal = session.terminal();
        terminal.bar("");
        if (debug) {
            e.printStackTrace();
        }
        if (e instanceof Trouble trouble) {
            terminal.note("checkgate: " + trouble.getMessage() + " " + trouble.next());
            return trouble.exitCode();
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof IOException) {
            terminal.note("checkgate: A file or a connection failed: " + message + ". Look at that file or disk, then say the command again.");
            return ExitCode.NOT_GOOD;
        }
        terminal.note("checkgate: This is a fault of Checkgate itself: " + message + ". Say the command again with --debug and report what it prints.");
        return ExitCode.FAULT;
    }

    private static int misused(ParameterException e, Session session) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        session.terminal().note("checkgate: " + e.getMessage() + ". See '" + command + " --help'.");
        return ExitCode.USAGE;
    }

    private static boolean debug(List<String> arguments, Map<String, String> environment) {
        return arguments.contains("--debug") || "1".equals(environment.get("CHECKGATE_DEBUG"));
    }
}
