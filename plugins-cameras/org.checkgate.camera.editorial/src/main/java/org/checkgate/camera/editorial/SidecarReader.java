package org.checkgate.camera.editorial;

import java.io.IOException;
import org.checkgate.spi.Inspection;

/** Tells what one kind of sidecar says. */
interface SidecarReader {
    /** @throws IOException when the text is none of this kind; the message is a sentence for a person */
    void offer(SidecarText text, String path, Inspection.Builder to) throws IOException;
}
