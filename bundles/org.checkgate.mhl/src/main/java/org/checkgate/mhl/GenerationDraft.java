package org.checkgate.mhl;

import java.io.IOException;
import java.io.OutputStream;

/** A generation ready to be written, however large: the manifest is streamed, the chain follows from its C4 id. */
public interface GenerationDraft {

    /** The generation's number. */
    int number();

    /** The manifest's file name. */
    String fileName();

    /**
     * Writes the manifest, always the same bytes; leaves the stream open.
     *
     * @return the manifest's C4 id
     */
    String writeManifest(OutputStream out) throws IOException;

    /** The whole chain with this generation at its end. */
    byte[] chain(String manifestC4);
}
