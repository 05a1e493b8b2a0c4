package org.checkgate.cli.internal.terminal;

/** Ends a command: what is wrong, in a sentence; what to do next, in another; and the exit code. */
public final class Trouble extends RuntimeException {
    private final int exitCode;
    private final String next;

    /**
     * @param exitCode one of {@link ExitCode}
     * @param sentence what is wrong
     * @param next     what to do about it
     */
    public Trouble(int exitCode, String sentence, String next) {
        this(exitCode, sentence, next, null);
    }

    /** The same with the cause, which only {@code --debug} shows. */
    public Trouble(int exitCode, String sentence, String next, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
        this.next = next;
    }

    public int exitCode() {
        return exitCode;
    }

    public String next() {
        return next;
    }

    /** A wrong argument. */
    public static Trouble usage(String sentence, String next) {
        return new Trouble(ExitCode.USAGE, sentence, next);
    }
}
