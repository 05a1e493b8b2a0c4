package org.checkgate.console.internal.http;

/** A request that cannot be answered as asked; both texts are plain sentences for the person who asked. */
public final class Refusal extends RuntimeException {
    private final int status;
    private final String next;

    public Refusal(int status, String sentence, String next) {
        super(sentence, null, false, false);
        this.status = status;
        this.next = next;
    }

    public static Refusal badInput(String sentence, String next) {
        return new Refusal(400, sentence, next);
    }

    public static Refusal notFound(String what) {
        return new Refusal(404, "There is no " + what + ".", "Look at the list that it should be in and ask again.");
    }

    public static Refusal notRunning(String part) {
        return new Refusal(503, "The " + part + " is not running.",
                "Wait a moment while the appliance starts; if it stays like this, look at the health page and the log.");
    }

    /** The HTTP status that says it to a program. */
    public int status() {
        return status;
    }

    /** What to do next. */
    public String next() {
        return next;
    }
}
