package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.io.OutputStream;
import org.checkgate.transfer.internal.source.SourceTrouble;

/** Where the bytes of a request come from; asked again when they have to be sent again. */
@FunctionalInterface
public interface Body {
    void writeTo(OutputStream out) throws IOException, SourceTrouble;
}
