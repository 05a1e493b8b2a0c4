package org.checkgate.testkit;

import java.io.IOException;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.LimitExceededException;

/**
 * How an inspection ended, where it ended as it may.
 *
 * @param inspection what the plugin said; null where it could say nothing
 * @param refusal    the sentence with which it refused; empty where it answered
 * @param overLimit  whether it refused because bytes or time were used up
 */
record Answer(Inspection inspection, String refusal, boolean overLimit) {
    /** @throws Broken when the call ended in a way that it may not */
    static Answer of(TimedCall<Inspection> call, String of) {
        Throwable thrown = call.thrown();
        if (thrown == null) {
            Broken.unless(call.value() != null, "The inspection of " + of + " gave null.");
            return new Answer(call.value(), "", false);
        } else if (!(thrown instanceof IOException)) {
            throw new Broken("The inspection of " + of + " threw " + thrown + ". Only an IOException may leave a plugin.", thrown);
        } else if (thrown.getMessage() == null || thrown.getMessage().isBlank()) {
            throw new Broken("The inspection of " + of + " threw " + thrown.getClass().getName()
                + " without a message. The message becomes the finding's text: write a sentence for a person.", thrown);
        }
        return new Answer(null, thrown.getMessage(), thrown instanceof LimitExceededException);
    }

    boolean answered() {
        return inspection != null;
    }
}
