package org.checkgate.ledger.internal;

import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** One at a time for each object key: for what must not happen while an object is being removed. Safe for use by several threads. */
final class KeyLocks {
    /** Two keys may share a lock; that costs a wait now and then, and no memory for each key. */
    private static final int LOCKS = 256;

    private final ReentrantLock[] locks = Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    /** What is done while a key is held. */
    interface Held<T, E extends Exception> {
        T run() throws E;
    }

    <T, E extends Exception> T holding(String key, Held<T, E> held) throws E {
        ReentrantLock lock = locks[Math.floorMod(key.hashCode(), LOCKS)];
        lock.lock();
        try {
            return held.run();
        } finally {
            lock.unlock();
        }
    }
}
