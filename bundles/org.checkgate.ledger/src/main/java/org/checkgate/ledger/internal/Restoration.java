package org.checkgate.ledger.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Restored;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Brings a damaged or lost ledger back from its newest good backup. The new file is made ready beside the old one, so that a stop at
 * any moment leaves either the old state, or none, which {@link #refuseHalf} keeps from being taken for an empty ledger.
 */
public final class Restoration {
    static final String NEXT = "Stop Checkgate and say 'checkgate ledger restore': it puts the damaged file aside and takes the newest good backup.";
    private static final String REBUILD = "Where no backup is left, 'checkgate ledger rebuild' begins a new ledger with what lies in staging.";
    private static final String ASIDE = "-damaged-";

    private final Path ledger;
    private final BackupFolder backups;
    private final Clock clock;
    private final Troubles troubles;

    /** @param file without the ending {@code .mv.db} */
    public Restoration(Path file, Path backups, Clock clock) {
        this.ledger = file.toAbsolutePath().normalize();
        this.backups = new BackupFolder(backups);
        this.clock = clock;
        this.troubles = new Troubles(ledger);
    }

    /** An empty ledger must not come about where one was put aside and nothing has taken its place yet. */
    static void refuseHalf(LedgerFile file) throws IOException {
        if (file.folder().isPresent() && absent(Path.of(file.name())) && !aside(Path.of(file.name())).isEmpty()) {
            throw new LedgerException("The ledger " + file.name() + " was put aside because it was damaged, and nothing has taken its place. " + NEXT, null);
        }
    }

    /** Nor where backups tell that there was one. */
    static void refuseEmpty(LedgerFile file, BackupFolder backups) {
        try {
            if (absent(Path.of(file.name())) && !backups.all().isEmpty()) {
                throw new LedgerException("The ledger " + file.name() + " is gone, and there are backups of it in " + backups.path() + ". " + NEXT
                        + " To begin an empty one, move the backups away.", null);
            }
        } catch (IOException e) {
            throw new LedgerException("The folder of the ledger's backups, " + backups.path() + ", cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** @throws LedgerException when the ledger is sound, in use, or of a newer Checkgate, or when there is no good backup */
    public Restored restore() {
        try {
            refuseSound();
            Path ready = ready();
            List<String> bad = new ArrayList<>();
            for (BackupFolder.Backup backup : backups.all()) {
                if (good(backup, ready)) {
                    inside(ready, (sql, migrations) -> {
                        // An older backup, of an older Checkgate, may be good as well; it would take back what the newer one has done.
                        migrations.refuseNewer("backup " + backup.file());
                        migrations.run();
                        new Distrust(sql, clock).of(backup);
                    });
                    Optional<Path> aside = exchange(ready);
                    return new Restored(backup.file(), backup.at(), aside, bad);
                }
                bad.add(backup.name());
            }
            Files.deleteIfExists(PackedLedger.file(ready));
            throw new LedgerException("There is no good backup of the ledger in " + backups.path()
                    + (bad.isEmpty() ? "." : "; damaged: " + String.join(", ", bad) + ".") + " The ledger was left as it is. " + REBUILD, null);
        } catch (IOException | SQLException e) {
            throw new LedgerException("The ledger could not be restored; it was left as it is. (" + Troubles.innermost(e) + ")", e);
        }
    }

    /**
     * Begins an empty ledger in place of a damaged or lost one that has no good backup: what lies in staging is listed into it.
     *
     * @return where the damaged file lies now; empty when there was none
     * @throws LedgerException when the ledger is sound, in use, or of a newer Checkgate, or when there is a good backup
     */
    public Optional<Path> beginAnew() {
        try {
            refuseSound();
            Path ready = ready();
            for (BackupFolder.Backup backup : backups.all()) {
                if (good(backup, ready)) {
                    Files.deleteIfExists(PackedLedger.file(ready));
                    throw new LedgerException("There is a good backup, " + backup.file() + ", which knows more than staging does. Say 'checkgate ledger restore'. "
                            + "Nothing was changed.", null);
                }
            }
            Files.createDirectories(ledger.getParent());
            Files.deleteIfExists(PackedLedger.file(ready));
            inside(ready, (sql, migrations) -> {
                migrations.run();
                H2Rebuild.begin(sql, clock);
            });
            return exchange(ready);
        } catch (IOException | SQLException e) {
            throw new LedgerException("No new ledger could be begun; all was left as it is. (" + Troubles.innermost(e) + ")", e);
        }
    }

    private Path ready() {
        return ledger.resolveSibling(ledger.getFileName() + "-restoring");
    }

    private static boolean absent(Path ledger) throws IOException {
        Path file = PackedLedger.file(ledger);
        return !Files.exists(file) || Files.size(file) == 0;
    }

    private static List<Path> aside(Path ledger) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(ledger.getParent())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(ledger.getParent(), file -> file.getFileName().toString()
                    .startsWith(ledger.getFileName() + ASIDE))) {
                files.forEach(found::add);
            }
        }
        return found;
    }

    private void refuseSound() throws IOException {
        Path file = PackedLedger.file(ledger);
        if (absent(ledger)) {
            return;
        }
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            throw new LedgerException("The ledger " + file + " may not be read and written by this user. Say the command as the user who runs Checkgate.", null);
        }
        try {
            LedgerReading.whole(ledger);
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw troubles.opening(e);
            }
            return;
        }
        throw new LedgerException("The ledger " + ledger + " is not damaged: all of it could be read. Nothing was changed.", null);
    }

    private boolean good(BackupFolder.Backup backup, Path ready) throws IOException {
        Files.createDirectories(ledger.getParent());
        Files.deleteIfExists(PackedLedger.file(ready));
        try {
            new PackedLedger(backup.file()).unpack(ready);
            LedgerReading.whole(ready);
            return true;
        } catch (ZipException | SQLException damaged) {
            return false;
        }
    }

    private interface Change {
        void make(Sql sql, Migrations migrations) throws SQLException;
    }

    private static void inside(Path ready, Change change) throws SQLException, IOException {
        JdbcDataSource source = Database.source(LedgerFile.of(ready));
        Connection connection = source.getConnection();
        try {
            connection.setAutoCommit(false);
            change.make(new Sql(connection), new Migrations(source));
            connection.commit();
        } finally {
            Database.shutdown(connection);
        }
        BackupFolder.force(PackedLedger.file(ready));
    }

    private Optional<Path> exchange(Path ready) throws IOException {
        Path file = PackedLedger.file(ledger);
        Optional<Path> aside = Optional.empty();
        if (Files.exists(file)) {
            int number = 1;
            while (Files.exists(aside(number))) {
                number++;
            }
            aside = Optional.of(Files.move(file, aside(number), StandardCopyOption.ATOMIC_MOVE));
            BackupFolder.force(ledger.getParent());
        }
        Files.move(PackedLedger.file(ready), file, StandardCopyOption.ATOMIC_MOVE);
        Database.forceFolders(ledger.getParent());
        return aside;
    }

    private Path aside(int number) {
        return ledger.resolveSibling(ledger.getFileName() + ASIDE + number + PackedLedger.ENDING);
    }
}
