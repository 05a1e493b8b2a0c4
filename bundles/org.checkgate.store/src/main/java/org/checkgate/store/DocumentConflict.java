package org.checkgate.store;

import java.io.IOException;

/** Other bytes lie under a key already. */
public final class DocumentConflict extends IOException {
    public DocumentConflict(String sentence) {
        super(sentence);
    }
}
