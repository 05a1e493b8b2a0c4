package org.checkgate.transfer;

import java.time.Instant;
import java.util.Optional;

/**
 * Has rolls made readable again that the archive keeps cold. It asks; the archive takes its hours, and charges for it. No light
 * depends on it. Safe for use by several threads.
 */
public interface ArchiveRestore {
    /**
     * Asks for all that the archive keeps cold of a roll, its files and the documents about it. Whoever asks again asks for what is not
     * under way yet, and for longer what is restored. It returns when the archive has taken the first request; the others follow
     * by themselves, and one that is refused is told in the activity log, as is the wish itself.
     *
     * @param days 1 to 365 that it is to stay readable
     * @param by   who wants it
     * @throws IllegalArgumentException           when the days are out of range or nothing of the roll is in the archive; the message
     *                                            is a plain sentence
     * @throws org.checkgate.ledger.StepFailure   when no archive is configured, it cannot be reached, or it refuses
     */
    void request(long rollId, int days, String by);

    /**
     * How far it is. The archive is asked about every object, so that this takes as many requests as the roll has files.
     *
     * @throws org.checkgate.ledger.StepFailure when no archive is configured, or it cannot be reached
     */
    State state(long rollId);

    /**
     * Objects of a roll in the archive: its files, and the documents about it.
     *
     * @param objects  all of them
     * @param warm     that can be read as they are
     * @param cold     that cannot be read, and nobody has asked for them
     * @param underWay that were asked for and cannot be read yet
     * @param restored that can be read for some time
     * @param missing  that the archive does not have
     * @param until    when the first of the restored ones goes cold again; empty when that is not told
     */
    record State(long objects, long warm, long cold, long underWay, long restored, long missing, Optional<Instant> until) {
        /** Whether all of it can be read now. */
        public boolean ready() {
            return objects > 0 && warm + restored == objects;
        }

        /** For people. */
        public String sentence() {
            if (objects == 0) {
                return "Nothing of this roll is in the archive.";
            }
            if (missing > 0) {
                return missing + " of " + objects + " objects are not in the archive.";
            }
            if (cold > 0) {
                return cold + " of " + objects + " objects are archived cold and were not asked for; " + (warm + restored) + " can be read.";
            }
            if (underWay > 0) {
                return "The restoration is under way: " + (warm + restored) + " of " + objects + " objects can be read.";
            }
            return "All " + objects + " objects can be read" + (restored == 0 ? "." : until.map(end -> " until " + end + ".").orElse(" for some days."));
        }
    }
}
