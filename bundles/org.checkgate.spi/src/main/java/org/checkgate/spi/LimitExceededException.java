package org.checkgate.spi;

import java.io.IOException;

/** The byte budget or the time of a call is used up. A plugin may catch it and answer with what it has. */
public class LimitExceededException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param sentence which limit, for a person */
    public LimitExceededException(String sentence) {
        super(sentence);
    }
}
