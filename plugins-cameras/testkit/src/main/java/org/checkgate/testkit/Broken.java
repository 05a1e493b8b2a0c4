package org.checkgate.testkit;

/** A promise was broken; the message is a sentence for the plugin's author. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Broken(String sentence) {
        super(sentence);
    }

    Broken(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Refuses unless a promise was kept. */
    static void unless(boolean kept, String sentence) {
        if (!kept) {
            throw new Broken(sentence);
        }
    }
}
