package org.checkgate.ledger.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.checkgate.ledger.LedgerException;

/**
 * Where a ledger lies.
 *
 * @param name    without the ending {@code .mv.db} that the database adds
 * @param folder  to be made before and forced after the file is in it; empty where the database reaches the file through a
 *                file system of a test's own, which has no folders
 * @param current whether its tables are known to be those of this code: a simulation opens copies of one file very often
 */
public record LedgerFile(String name, Optional<Path> folder, boolean current) {
    /** @param file without the ending {@code .mv.db} */
    static LedgerFile of(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        if (absolute.toString().contains(";")) {
            throw new LedgerException("The ledger's path " + absolute + " must not contain a semicolon.", null);
        }
        return new LedgerFile(absolute.toString(), Optional.of(absolute.getParent()), false);
    }

    /** As the database is told it. */
    String address() {
        return folder.isPresent() ? "file:" + name : name;
    }
}
