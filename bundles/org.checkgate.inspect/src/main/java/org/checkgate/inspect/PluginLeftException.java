package org.checkgate.inspect;

import java.io.IOException;

/** The plugin was replaced or removed before a call of it began, or its process was lost when it was. Nothing is wrong with the clip: who serves now may be asked. */
public final class PluginLeftException extends IOException {
    private static final long serialVersionUID = 1;

    public PluginLeftException() {
        super("it was replaced or removed.");
    }
}
