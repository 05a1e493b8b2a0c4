package org.checkgate.cli.internal.terminal;

/** What the exit status of every command means. */
public final class ExitCode {
    /** The answer is good. */
    public static final int GOOD = 0;
    /** The command did its work, and the answer is not good. */
    public static final int NOT_GOOD = 1;
    /** The command was asked wrongly: an unknown option, a path that is not there. */
    public static final int USAGE = 2;
    /** Something could not be built or started. */
    public static final int CANNOT_START = 3;
    /** No appliance runs at that home, or it does not answer. */
    public static final int NO_APPLIANCE = 4;
    /** A fault of Checkgate itself; {@code --debug} shows where. */
    public static final int FAULT = 5;

    private ExitCode() {
    }
}
