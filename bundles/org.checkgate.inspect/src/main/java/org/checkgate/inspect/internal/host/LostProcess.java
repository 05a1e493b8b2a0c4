package org.checkgate.inspect.internal.host;

import java.io.IOException;

/** A call took its process with it, or had to be ended with it. The message goes on after the plugin's name. */
final class LostProcess extends IOException {
    private static final long serialVersionUID = 1;

    LostProcess(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
