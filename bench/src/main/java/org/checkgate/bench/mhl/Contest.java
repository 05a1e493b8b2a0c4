package org.checkgate.bench.mhl;

import org.checkgate.bench.Goal;
import org.checkgate.bench.Peer;
import org.checkgate.mhl.HashFormat;

/**
 * One format's verification against a native program.
 *
 * @param format  what the folder is sealed in
 * @param threads ours; the peers have one
 * @param peer    reads the same files
 * @param goal    of the two speeds
 */
record Contest(HashFormat format, int threads, Peer peer, Goal goal) {

    /** One thread each. */
    static Contest single(HashFormat format, String goal, String... peer) {
        return new Contest(format, 1, new Peer(peer), Goal.atLeast(goal));
    }

    /** All our cores against the one that only reads. */
    static Contest allCores(HashFormat format) {
        return new Contest(format, Runtime.getRuntime().availableProcessors(), new Peer("cat"), Goal.atLeast("0.8"));
    }

    String figure() {
        return "mhl." + format.id() + (peer.name().equals("cat") ? ".cores" : ".thread");
    }

    /** Whether the peer prints the format's digest as our lists write it; a C4 id is another spelling of a SHA-512. */
    boolean comparable() {
        return format != HashFormat.C4 && !peer.name().equals("cat");
    }
}
