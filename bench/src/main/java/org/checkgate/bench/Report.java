package org.checkgate.bench;

import java.io.PrintStream;

/** Takes the figures and says what they come to. For one thread. */
public final class Report {
    private final PrintStream out;
    private final PrintStream err;
    private boolean missed;
    private boolean absent;

    public Report(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Prints the figure's line at once. */
    public void figure(Figure figure) {
        out.println(figure.line());
        out.flush();
        absent |= figure.peerAbsent();
        if (figure.peerAbsent()) {
            say(figure.name() + ": " + figure.peer() + " is not there, so there is nothing to compare with.");
        } else if (figure.goalMissed()) {
            missed("the goal of " + figure.name() + " (" + figure.goal() + ").");
        }
    }

    /** A goal that was missed, where no figure can tell it; {@code what} ends the sentence. */
    public void missed(String what) {
        missed = true;
        say("MISSED: " + what);
    }

    /** One sentence for whoever watches: what is being done, or what a figure was measured over. */
    public void say(String sentence) {
        err.println("bench: " + sentence);
    }

    /** 0 when all goals are reached, 3 when a peer is absent, else 1. */
    public int exitCode() {
        return absent ? 3 : missed ? 1 : 0;
    }
}
