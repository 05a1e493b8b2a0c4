package org.checkgate.ledger.internal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.checkgate.ledger.LedgerException;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Says in plain words what the database means. */
final class Troubles {
    /** After these the database has closed itself, or nothing it says can be relied on. */
    private static final Set<Integer> FATAL = Set.of(ErrorCode.GENERAL_ERROR_1, ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2,
            ErrorCode.FILE_CORRUPTED_1, ErrorCode.DATABASE_IS_CLOSED, ErrorCode.ERROR_OPENING_DATABASE_1, ErrorCode.OUT_OF_MEMORY);

    private final Path file;

    Troubles(Path file) {
        this.file = file;
    }

    boolean fatal(SQLException trouble) {
        return FATAL.contains(trouble.getErrorCode()) || diskFull(trouble);
    }

    LedgerException opening(Exception trouble) {
        SQLException sql = sql(trouble);
        if (diskFull(trouble)) {
            return new LedgerException("The disk of the ledger (" + file + ") is full. Free some space and start Checkgate again.", trouble);
        }
        if (sql != null && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return new LedgerException("The ledger " + file + " is in use by another Checkgate. Stop that one, or give this one "
                    + "a ledger file of its own.", trouble);
        }
        if (sql != null && (sql.getErrorCode() == ErrorCode.FILE_CORRUPTED_1 || sql.getErrorCode() == ErrorCode.GENERAL_ERROR_1)) {
            return new LedgerException("The ledger " + file + " is damaged and was left as it is. " + Restoration.NEXT, trouble);
        }
        return new LedgerException("The ledger " + file + " cannot be opened. Check that its folder exists and may be written. ("
                + innermost(trouble) + ")", trouble);
    }

    /** A single call failed; the ledger goes on. */
    LedgerException failed(SQLException trouble) {
        return new LedgerException("The ledger could not do this step; nothing of it was kept. (" + innermost(trouble) + ")", trouble);
    }

    /** The ledger cannot go on. */
    LedgerException stopped(Exception trouble) {
        if (corrupt(trouble)) {
            return new LedgerException("The ledger " + file + " has stopped: its file is damaged (" + innermost(trouble) + "). " + Restoration.NEXT, trouble);
        }
        String why = diskFull(trouble)
                ? "its disk is full. Free some space, then start Checkgate again"
                : "its file could not be read or written (" + innermost(trouble) + "). Check the disk, then start Checkgate again";
        return new LedgerException("The ledger " + file + " has stopped: " + why + ". Everything that was acknowledged is kept.", trouble);
    }

    private static boolean corrupt(Throwable trouble) {
        for (Throwable t = trouble; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && sql.getErrorCode() == ErrorCode.FILE_CORRUPTED_1
                    || t instanceof MVStoreException store && store.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT) {
                return true;
            }
        }
        return false;
    }

    static boolean diskFull(Throwable trouble) {
        for (Throwable t = trouble; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left") || message.contains("disk quota exceeded")) {
                return true;
            }
        }
        return false;
    }

    private static SQLException sql(Throwable trouble) {
        for (Throwable t = trouble; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    static String innermost(Throwable trouble) {
        Throwable t = trouble;
        while (t.getCause() != null) {
            t = t.getCause();
        }
        String message = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
        int end = message.indexOf("; SQL statement");
        return end < 0 ? message : message.substring(0, end);
    }
}
