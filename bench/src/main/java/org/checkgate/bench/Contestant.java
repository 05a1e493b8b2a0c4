package org.checkgate.bench;

import java.io.IOException;

/** Brings the files of a card into a bucket, and proves it as far as it can. */
public interface Contestant {
    /** A word, as it stands in figures. */
    String name();

    /**
     * @param server of the bucket
     * @param bucket new and empty
     */
    Spent bring(Card card, StoreServer server, String bucket) throws IOException, InterruptedException;

    /** How long the parts of the last round took, after a semicolon; empty where there are none. */
    default String steps() {
        return "";
    }
}
