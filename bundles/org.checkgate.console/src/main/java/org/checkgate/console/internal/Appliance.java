package org.checkgate.console.internal;

import java.util.List;
import org.checkgate.intake.Intake;
import org.checkgate.ledger.Ledger;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.Staging;

/**
 * The parts of the appliance that the console shows and steers. The console is there before and after they are, so
 * that somebody says what is missing; each method throws a refusal with a plain sentence while its part is not there.
 * Safe for use by several threads.
 */
public interface Appliance {
    Ledger ledger();

    Intake intake();

    StagedFiles staged();

    Staging staging();

    /** What moves right now; empty when nothing does, or when transfer is not there ({@link #absent} says so). */
    List<LaneNow> lanes();

    /** The parts that are not running, by name. */
    List<String> absent();

    /** The version of this appliance. */
    String version();

    /**
     * A lane's file at this moment.
     *
     * @param lane           {@code staging}, {@code backbone}, …
     * @param roll           id of the roll
     * @param file           path below the roll
     * @param done           bytes that are through
     * @param total          bytes of the file
     * @param bytesPerSecond the rate now
     */
    record LaneNow(String lane, long roll, String file, long done, long total, long bytesPerSecond) {
    }
}
