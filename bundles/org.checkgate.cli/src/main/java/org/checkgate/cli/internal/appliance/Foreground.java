package org.checkgate.cli.internal.appliance;

import java.util.concurrent.locks.LockSupport;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Terminal;
import org.checkgate.cli.internal.terminal.Trouble;

/** An appliance in the foreground of a terminal: Ctrl-C and SIGTERM stop it cleanly before this process ends. */
public final class Foreground implements AutoCloseable {
    /** What a process reports that SIGTERM ended: 128 and the signal's number. */
    private static final int TERMINATED = 128 + 15;
    /** The same for SIGINT, which a terminal sends to the appliance's process as well as to us. */
    private static final int INTERRUPTED = 128 + 2;
    private final Appliance appliance;
    private final Terminal terminal;
    private final Thread hook;
    private volatile int answer = -1;

    public Foreground(Appliance appliance, Terminal terminal) {
        this.appliance = appliance;
        this.terminal = terminal;
        this.hook = new Thread(this::stopAtEnd, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public Appliance appliance() {
        return appliance;
    }

    /** What the command has found out: a signal from now on ends this process with it, not with the signal's own code. */
    public void answered(int exitCode) {
        answer = exitCode;
    }

    private void stopAtEnd() {
        terminal.bar("");
        terminal.note("Stopping the appliance");
        appliance.close();
        terminal.note("Stopped.");
        if (answer >= 0) {
            Runtime.getRuntime().halt(answer);
        }
    }

    /** Waits until the appliance ends. @return good when it was asked to end, whoever asked */
    public int untilEnded() {
        if (answer < 0) {
            answered(ExitCode.GOOD);
        }
        int status = appliance.ended().join();
        if (status == 0 || status == TERMINATED || status == INTERRUPTED) {
            return answer;
        }
        throw new Trouble(ExitCode.NOT_GOOD, "The appliance's process ended by itself with status " + status + ".",
                "Read its log below its home's data/log, then start it again: it goes on where it was.");
    }

    private static void awaitTheEnd() {
        while (true) {
            LockSupport.park();
        }
    }

    /** Stops the appliance. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook stops it and ends the process; whatever this thread was about to say is of no interest any more.
            awaitTheEnd();
        }
        appliance.close();
    }
}
