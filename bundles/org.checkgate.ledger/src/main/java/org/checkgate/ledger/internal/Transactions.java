package org.checkgate.ledger.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.checkgate.ledger.LedgerException;
import org.h2.mvstore.MVStoreException;

/**
 * The ways to touch the ledger: read, change and acknowledge, change and only keep.
 * Changes run one after another, so that what a change reads stays true until it commits; the sync that makes them
 * durable is outside of that queue and shared. Reads see one moment of the ledger, however many queries they make.
 */
final class Transactions {
    /** What happens in one transaction. */
    interface Step<T> {
        T run(Sql sql) throws SQLException;
    }

    /** As {@link Step}, without a result. */
    interface Change {
        void run(Sql sql) throws SQLException;
    }

    /** The disk or the database failed in a way after which nothing may be acknowledged any more. */
    private static final class Broken extends SQLException {
        Broken(SQLException cause) {
            super(cause);
        }
    }

    /** Changes after which what they left unused is used again: few enough that the file stays small, and the cost cannot be seen. */
    static final int REUSED_AFTER = 64;

    private final DataSource connections;
    private final Shield shield;
    private final Troubles troubles;
    private final GroupedSync sync;
    private final GroupedSync.Force reuse;
    private final ReentrantLock writing = new ReentrantLock(true);
    private volatile long changes;
    private volatile LedgerException stopped;

    /**
     * @param force forces everything that is committed to the disk; never called twice at a time
     * @param reuse has the file's space used again that no commit needs; called when all commits are on the disk, and none comes meanwhile
     */
    Transactions(DataSource connections, Shield shield, GroupedSync.Force force, GroupedSync.Force reuse, Troubles troubles) {
        this.connections = connections;
        this.shield = shield;
        this.sync = new GroupedSync(() -> shield.run(() -> {
            force.run();
            return null;
        }));
        this.reuse = reuse;
        this.troubles = troubles;
    }

    /** Grows with every transaction that may have changed something. */
    long changes() {
        return changes;
    }

    <T> T read(Step<T> step) {
        return guarded(() -> shield.run(() -> inTransaction(step)));
    }

    /** Reads, and answers when all that it saw is on the disk: for what people or other systems act on. */
    <T> T readDurable(Step<T> step) {
        return guarded(() -> {
            T answer = shield.run(() -> inTransaction(step));
            durable(sync.newest());
            return answer;
        });
    }

    /** Returns when the change is on the disk. */
    void acknowledge(Change change) {
        acknowledged(returningNothing(change));
    }

    /** Returns when the change is on the disk. */
    <T> T acknowledged(Step<T> step) {
        return guarded(() -> {
            Committed<T> change = shield.run(() -> inTurn(step));
            durable(change.ticket());
            return change.result();
        });
    }

    /** As {@link #acknowledged}; an empty answer means that nothing was changed, and waits for nothing. */
    <T> Optional<T> acknowledgedIfAny(Step<Optional<T>> step) {
        return guarded(() -> {
            Committed<Optional<T>> change = shield.run(() -> inTurn(step));
            if (change.result().isPresent()) {
                durable(change.ticket());
            }
            return change.result();
        });
    }

    /** Keeps the change over a kill; the next acknowledged one takes it to the disk. */
    void keep(Change change) {
        guarded(() -> shield.run(() -> keptInTurn(returningNothing(change))));
    }

    /** As {@link #keep}, with a result. */
    <T> T kept(Step<T> step) {
        return guarded(() -> shield.run(() -> keptInTurn(step)));
    }

    private <T> T keptInTurn(Step<T> step) throws SQLException {
        writing.lock();
        try {
            reuseSpace();
            return inTransaction(step);
        } finally {
            changes++;
            writing.unlock();
        }
    }

    private static Step<Void> returningNothing(Change change) {
        return sql -> {
            change.run(sql);
            return null;
        };
    }

    private record Committed<T>(T result, long ticket) {
    }

    private <T> Committed<T> inTurn(Step<T> step) throws SQLException {
        writing.lock();
        long ticket = 0;
        try {
            reuseSpace();
            ticket = sync.ticket();
            return new Committed<>(inTransaction(step), ticket);
        } finally {
            sync.committed(ticket);
            changes++;
            writing.unlock();
        }
    }

    /**
     * Were space used again that only commits need which are not forced yet, a power loss could leave neither them nor what they
     * replaced.
     */
    private void reuseSpace() throws Broken {
        if ((changes + 1) % REUSED_AFTER != 0) {
            return;
        }
        long all = sync.ticket();
        sync.committed(all);
        durable(all);
        try {
            reuse.run();
        } catch (SQLException e) {
            throw new Broken(e);
        }
    }

    private <T> T inTransaction(Step<T> step) throws SQLException {
        try (Connection connection = connections.getConnection()) {
            boolean finished = false;
            try {
                T result = step.run(new Sql(connection));
                commit(connection);
                finished = true;
                return result;
            } finally {
                if (!finished) {
                    rollBack(connection);
                }
            }
        }
    }

    private static void commit(Connection connection) throws Broken {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new Broken(e);
        }
    }

    /** What led here is thrown already, and says more. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            return;
        }
    }

    private void durable(long ticket) throws Broken {
        try {
            sync.await(ticket);
        } catch (SQLException e) {
            throw new Broken(e);
        }
    }

    private <T> T guarded(Shield.Work<T> work) {
        refuseWhenStopped();
        try {
            return work.run();
        } catch (SQLException e) {
            throw troubled(e);
        } catch (MVStoreException e) {
            throw stop(e);
        }
    }

    private void refuseWhenStopped() {
        LedgerException before = stopped;
        if (before != null) {
            throw new LedgerException(before.getMessage(), before);
        }
    }

    private LedgerException troubled(SQLException trouble) {
        return trouble instanceof Broken || troubles.fatal(trouble) ? stop(trouble) : troubles.failed(trouble);
    }

    private synchronized LedgerException stop(Exception trouble) {
        if (stopped == null) {
            stopped = troubles.stopped(trouble);
        }
        return stopped;
    }
}
