package org.checkgate.ledger;

/** How well a {@link Copy} is proven, weakest first; the order is the meaning. */
public enum Strength {
    /** The name is in the listing. */
    LISTED,
    /** The size is equal as well. */
    SIZED,
    /** Bytes hashed in flight, and the destination's own full-object checksum equals ours. */
    HASHED,
    /** Fetched again and the manifest's hash matched, but the file system refused to read past the page cache. */
    READ_BACK_CACHED,
    /** Fetched again from the destination, past caches where that is in our hands, and the manifest's hash matched. */
    READ_BACK;

    public boolean atLeast(Strength other) {
        return compareTo(other) >= 0;
    }
}
