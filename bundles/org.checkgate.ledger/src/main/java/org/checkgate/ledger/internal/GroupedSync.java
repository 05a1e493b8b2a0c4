package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Forces commits to the disk, one sync for all that committed before it began.
 * A change takes a {@link #ticket} before it commits and hands it in {@link #committed after}; {@link #await} returns
 * when a sync that began after that has ended. One change commits at a time.
 */
final class GroupedSync {
    /** Forces everything that is committed to the disk. */
    interface Force {
        void run() throws SQLException;
    }

    private final Force force;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long issued;
    private long committed;
    private long forced;
    private boolean running;
    private boolean failed;

    GroupedSync(Force force) {
        this.force = force;
    }

    /** For a change that is about to commit: who sees the change finds its ticket issued. */
    long ticket() {
        lock.lock();
        try {
            return ++issued;
        } finally {
            lock.unlock();
        }
    }

    /** The change of this ticket has committed, or never will. */
    void committed(long ticket) {
        lock.lock();
        try {
            committed = ticket;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The newest ticket: who waits for it has everything on the disk that can be seen now. */
    long newest() {
        lock.lock();
        try {
            return issued;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the commit of this ticket is on the disk. */
    void await(long ticket) throws SQLException {
        lock.lock();
        try {
            while (forced < ticket && (running || committed < ticket)) {
                changed.awaitUninterruptibly();
            }
            if (forced < ticket) {
                lead();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Syncs for all who wait; the lock is free meanwhile, so that commits go on and gather for the next one. */
    private void lead() throws SQLException {
        if (failed) {
            // The kernel may call pages clean that it failed to write, so that no later sync can be believed.
            throw new SQLException("An earlier sync failed");
        }
        long covers = committed;
        running = true;
        boolean good = false;
        lock.unlock();
        try {
            force.run();
            good = true;
        } finally {
            lock.lock();
            running = false;
            failed = !good;
            forced = good ? covers : forced;
            changed.signalAll();
        }
    }
}
