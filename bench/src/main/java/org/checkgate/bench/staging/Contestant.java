package org.checkgate.bench.staging;

import java.io.IOException;

/** Brings what is on a card into a bucket, and proves it. */
interface Contestant {
    String name();

    /** @param bucket new and empty */
    Spent bring(Card card, StoreServer server, String bucket) throws IOException, InterruptedException;
}
