package org.checkgate.ledger.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.checkgate.ledger.LedgerException;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open database file: its pool of connections, and the one connection that syncs. */
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private static final int NEVER = Integer.MAX_VALUE;

    private final LedgerFile file;
    private final Shield shield;
    private final Connection syncing;
    /** Of its own: where the database has closed itself after trouble, a new connection would open it again behind our back. */
    private final Connection backingUp;
    private final HikariDataSource pool;
    private final Transactions transactions;

    private Database(LedgerFile file, Shield shield, Connection syncing, Connection backingUp, HikariDataSource pool, Troubles troubles) {
        this.file = file;
        this.shield = shield;
        this.syncing = syncing;
        this.backingUp = backingUp;
        this.pool = pool;
        this.transactions = new Transactions(pool, shield, this::force, this::reuse, troubles);
    }

    static Database open(LedgerFile file, int connections) {
        Troubles troubles = new Troubles(Path.of(file.name()));
        Shield shield = file.folder().isPresent() ? new Shield() : Shield.none();
        try {
            Restoration.refuseHalf(file);
            if (file.folder().isPresent()) {
                Files.createDirectories(file.folder().get());
                forceWhatAKillLeft(Path.of(file.name() + ".mv.db"));
            }
            return shield.run(() -> open(file, connections, shield, troubles));
        } catch (LedgerException e) {
            shield.close();
            throw e;
        } catch (IOException | SQLException | RuntimeException e) {
            shield.close();
            throw troubles.opening(e);
        }
    }

    private static Database open(LedgerFile file, int connections, Shield shield, Troubles troubles) throws SQLException {
        JdbcDataSource source = source(file);
        Connection first = source.getConnection();
        try {
            if (!file.current()) {
                new Migrations(source).run();
            }
            Database database = new Database(file, shield, first, source.getConnection(), pool(source, connections), troubles);
            database.force();
            file.folder().ifPresent(Database::forceFolders);
            return database;
        } catch (SQLException | RuntimeException e) {
            shutdown(first);
            throw e;
        }
    }

    /**
     * WRITE_DELAY=0: a commit has left the process when it returns. RETENTION_TIME: the database never uses space again by itself,
     * since it does not look at what is forced. It stays open until {@link #close} says
     * otherwise, also without a connection and while the virtual machine shuts down.
     */
    static JdbcDataSource source(LedgerFile file) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + file.address() + ";WRITE_DELAY=0;RETENTION_TIME=" + NEVER + ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;"
                + "LOCK_TIMEOUT=60000;QUERY_CACHE_SIZE=256;TRACE_LEVEL_FILE=0");
        source.setUser("checkgate");
        source.setPassword("");
        return source;
    }

    private static HikariDataSource pool(JdbcDataSource source, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setDataSource(source);
        config.setMaximumPoolSize(connections);
        config.setAutoCommit(false);
        if (connections > 1) {
            // In H2 this is a snapshot of all tables: a light is derived from one moment. On one connection nothing happens beside a transaction.
            config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        }
        return new HikariDataSource(config);
    }

    /** Whatever the database does when it opens a file, a power loss must not take what a killed process had written before. */
    private static void forceWhatAKillLeft(Path file) throws IOException {
        if (Files.isReadable(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** A new file is only safe when the folders that lead to it are. */
    static void forceFolders(Path folder) {
        for (Path at = folder; at != null && Files.isReadable(at); at = at.getParent()) {
            try (FileChannel channel = FileChannel.open(at, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Transactions transactions() {
        return transactions;
    }

    /** Runs what touches database files where no interrupt can reach it. */
    <T> T shielded(Shield.Work<T> work) throws SQLException {
        return shield.run(work);
    }

    /** Bytes of the file now. */
    long size() throws IOException {
        return Files.size(PackedLedger.file(Path.of(file.name())));
    }

    /** Writes one moment of the ledger to an archive, while others go on reading and writing. */
    void backUp(Path archive) throws SQLException {
        shield.run(() -> {
            try (var statement = backingUp.prepareStatement("BACKUP TO ?")) {
                statement.setString(1, archive.toAbsolutePath().toString());
                return statement.executeUpdate();
            }
        });
    }

    private void force() throws SQLException {
        try (var statement = syncing.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    /** Each of the two is a commit; the first one frees what is unused. */
    private void reuse() throws SQLException {
        try (var statement = syncing.createStatement()) {
            statement.execute("SET RETENTION_TIME 0");
            statement.execute("SET RETENTION_TIME " + NEVER);
        }
    }

    @Override
    public void close() {
        pool.close();
        try {
            shield.run(() -> {
                shutdown(syncing);
                return true;
            });
        } catch (SQLException e) {
            LOG.debug("The ledger was closed already", e);
        } finally {
            shield.close();
        }
    }

    /** After trouble there is nothing left to shut down; what was acknowledged is on the disk either way. */
    static void shutdown(Connection connection) {
        try (connection; var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            LOG.debug("The ledger was closed already", e);
        }
    }
}
