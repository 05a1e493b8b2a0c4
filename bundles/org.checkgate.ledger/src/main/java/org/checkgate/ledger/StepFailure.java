package org.checkgate.ledger;

import java.time.Duration;

/** A station could not finish; it says how the pipeline should behave, so that no caller guesses. */
public final class StepFailure extends RuntimeException {
    /** What to do about it. */
    public enum Behaviour {
        /** Try again after {@link StepFailure#after()}. */
        RETRY,
        /** Nothing works until credentials or another setting change. */
        NEEDS_SETTING,
        /** A person has to act: plug a drive in again, decide about a finding. */
        NEEDS_PERSON
    }

    private final Behaviour behaviour;
    private final Duration after;

    private StepFailure(Behaviour behaviour, Duration after, String sentence, Throwable cause) {
        super(sentence, cause);
        this.behaviour = behaviour;
        this.after = after;
    }

    public static StepFailure retry(Duration after, String sentence, Throwable cause) {
        return new StepFailure(Behaviour.RETRY, after, sentence, cause);
    }

    public static StepFailure needsSetting(String sentence, Throwable cause) {
        return new StepFailure(Behaviour.NEEDS_SETTING, Duration.ZERO, sentence, cause);
    }

    public static StepFailure needsPerson(String sentence, Throwable cause) {
        return new StepFailure(Behaviour.NEEDS_PERSON, Duration.ZERO, sentence, cause);
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    /** How long to wait before a retry; zero for the other behaviours. */
    public Duration after() {
        return after;
    }
}
