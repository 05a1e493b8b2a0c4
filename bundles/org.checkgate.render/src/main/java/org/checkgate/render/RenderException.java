package org.checkgate.render;

import java.io.IOException;

/** There is no proxy. The message is a sentence for people, with what to do next. */
public final class RenderException extends IOException {
    private final boolean retry;

    /** @param retry whether trying again makes sense; else a person has to look */
    public RenderException(String sentence, boolean retry) {
        this(sentence, retry, null);
    }

    public RenderException(String sentence, boolean retry, Throwable cause) {
        super(sentence, cause);
        this.retry = retry;
    }

    /** Whether trying again makes sense, with a new address of the clip; else a person has to look. */
    public boolean retry() {
        return retry;
    }
}
