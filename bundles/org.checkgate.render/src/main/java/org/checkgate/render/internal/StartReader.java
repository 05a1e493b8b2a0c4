package org.checkgate.render.internal;

/** A second reader of where staged files start. */
@FunctionalInterface
interface StartReader {
    /** @throws InterruptedException when the wait was interrupted */
    Answer read(StagedMedia media) throws InterruptedException;

    /** What comes of asking. */
    sealed interface Answer {
    }

    /** @param starts may be none */
    record Stated(ProbedStarts starts) implements Answer {
    }

    /** It is no media to this reader. */
    record Unknown() implements Answer {
    }

    /**
     * It could not be asked, or gave no answer within its limits; of the file that says nothing.
     *
     * @param why the end of a sentence, without a full stop
     */
    record Unanswered(String why) implements Answer {
    }
}
