package org.checkgate.transfer.internal.cloud;

import org.checkgate.ledger.Roll;

/** Where a roll's files lie in cloud and archive. */
final class CloudKeys {
    private static final String CHAIN = "ascmhl/ascmhl_chain.xml";
    private static final String ORIGINAL_CHAIN = ".checkgate/original/ascmhl_chain.xml";

    private CloudKeys() {
    }

    /** Every file keeps its path, but the set's own chain: its place is taken by the one that our generation extends. */
    static String of(Roll roll, String path) {
        return roll.prefix() + "/" + (path.equals(CHAIN) ? ORIGINAL_CHAIN : path);
    }
}
