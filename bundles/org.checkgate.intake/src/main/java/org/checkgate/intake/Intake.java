package org.checkgate.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.RollKind;

/** The way in: drives are seen, identified and listed. Nothing here reads media, and nothing writes to a drive. */
public interface Intake {
    /**
     * Takes a folder as if it were a drive that was plugged in. An unfinished arrival of the same folder goes on.
     *
     * @throws IllegalArgumentException when there is no such folder or it cannot be read; the message is a plain sentence
     */
    Drive arrive(Path folder, Destination destination);

    /** Looks for drives that came or went: mounts and the watched folder. */
    void look();

    /**
     * Finds the rolls in a folder and checks their lists, and writes nothing anywhere. Safe for use by several threads.
     *
     * @param kind as {@link #list}
     * @throws IOException when the folder cannot be read
     */
    Listing check(Path folder, Function<List<String>, RollKind> kind) throws IOException;

    /** Drives that can be listed now: they have a destination, are present and are not listed yet. */
    List<Long> toList();

    /**
     * Finds a drive's rolls, checks their lists and writes all of it to the ledger.
     *
     * @param kind says from the paths of a roll's files whether it is a camera or a sound roll
     */
    void list(long driveId, Function<List<String>, RollKind> kind);
}
