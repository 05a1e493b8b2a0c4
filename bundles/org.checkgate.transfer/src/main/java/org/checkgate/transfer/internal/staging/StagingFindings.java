package org.checkgate.transfer.internal.staging;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Rolls;
import org.checkgate.mhl.FileVerdict;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.transfer.internal.PartPlan;
import org.checkgate.transfer.internal.source.SourceTrouble;

/** What staging has to say about the files of one roll. Safe for use by several threads. */
public final class StagingFindings {
    static final String HASH_MISMATCH = "HASH_MISMATCH";
    static final String SIZE_MISMATCH = "SIZE_MISMATCH";
    static final String FILE_CHANGED = "FILE_CHANGED";
    static final String READ_ERROR = "READ_ERROR";
    static final String TOO_LARGE = "TOO_LARGE";
    /** A first read that was wrong. It holds nothing back, but somebody should look at the bay. */
    static final String READ_UNSTABLE = "READ_UNSTABLE";
    static final String STAGING_MISMATCH = "STAGING_MISMATCH";
    /** Said by the backbone when staged bytes are no longer what was proven; over when the file is staged again. */
    public static final String STAGING_DAMAGED = "STAGING_DAMAGED";
    static final String UNVERIFIABLE = "UNVERIFIABLE";
    /** An OVERRIDABLE one is a person's to take away, so UNVERIFIABLE is not among them. */
    private static final List<String> OURS = List.of(HASH_MISMATCH, SIZE_MISMATCH, FILE_CHANGED, READ_ERROR, TOO_LARGE, READ_UNSTABLE, STAGING_MISMATCH,
            STAGING_DAMAGED);

    private final Rolls rolls;
    private final long rollId;
    private final Set<List<String>> standing = ConcurrentHashMap.newKeySet();

    StagingFindings(Rolls rolls, long rollId) {
        this.rolls = rolls;
        this.rollId = rollId;
        rolls.findings(rollId).forEach(finding -> standing.add(List.of(finding.code(), finding.path())));
    }

    /** Judges what was read, and says so. @return whether what a manifest states, if anything, fits */
    boolean judge(Staged staged) {
        RollFile file = staged.file();
        FileVerdict verdict = staged.verdict();
        String path = file.path();
        boolean otherSize = file.size() >= 0 && file.size() != staged.size();
        Set<String> now = new HashSet<>();
        switch (verdict.outcome()) {
            case MATCH -> staged.cause().ifPresent(cause ->
                    add(now, READ_UNSTABLE, Severity.INFO, path, path + ": " + cause.sentence(), cause.next()));
            case ALTERED -> {
                Cause cause = staged.cause().orElseThrow();
                String code = otherSize ? SIZE_MISMATCH : HASH_MISMATCH;
                String sizes = otherSize ? " It has " + staged.size() + " bytes, " + file.size() + " were listed." : "";
                add(now, code, Severity.BLOCK, path, path + " is not what the set sealed: the manifest states " + verdict.format() + " "
                        + verdict.recorded() + ", the drive gave " + verdict.actual() + "." + sizes + " " + cause.sentence(), cause.next());
            }
            case UNVERIFIABLE -> {
                if (otherSize) {
                    add(now, FILE_CHANGED, Severity.BLOCK, path, path + " had " + file.size() + " bytes when it was listed and has "
                            + staged.size() + " now, and no manifest tells which is right.", "Find out who wrote to the drive; deliver the roll again.");
                } else if (staged.differsFromEarlierRead()) {
                    add(now, FILE_CHANGED, Severity.BLOCK, path, path + " has other bytes than when it was read before, and no manifest tells which are right.",
                            "Find out who wrote to the drive; put the file back as it was, or deliver the roll again.");
                }
                if (file.role() == FileRole.SEALED || !file.stated().isEmpty()) {
                    add(now, UNVERIFIABLE, Severity.OVERRIDABLE, path, path + " cannot be verified: " + verdict.reason()
                            + ". Its copies are proven against our own read alone.", "Ask the set for a manifest with a known hash, or accept it with a reason.");
                }
            }
        }
        boolean fits = Set.of(UNVERIFIABLE, READ_UNSTABLE).containsAll(now);
        if (!fits) {
            // What staging lost may lie elsewhere as it was.
            now.add(STAGING_DAMAGED);
        }
        if (verdict.outcome() != FileVerdict.Outcome.MATCH) {
            // What the list check said of its size stays true beside what its hash says, and is all there is where no hash decides.
            now.add(SIZE_MISMATCH);
        }
        clear(path, now);
        return fits;
    }

    void unreadable(String path, SourceTrouble trouble) {
        if (trouble.changed()) {
            add(new HashSet<>(), FILE_CHANGED, Severity.BLOCK, path, path + " was changed while it was read: " + trouble.getMessage() + ".",
                    "Stop whatever writes to the drive, then stage the roll again.");
        } else {
            add(new HashSet<>(), READ_ERROR, Severity.BLOCK, path, path + " cannot be read from the drive (" + trouble.getMessage() + ").",
                    "Keep the drive; try another reader or cable and stage the roll again, or bring the file from another copy.");
        }
    }

    void tooLarge(RollFile file) {
        add(new HashSet<>(), TOO_LARGE, Severity.BLOCK, file.path(), file.path() + " has " + file.size() + " bytes, and at most " + PartPlan.LARGEST
                + " (5 TiB) can be stored as one file. It is not copied.", "Keep the drive. Ask the set for the file in smaller pieces.");
    }

    void stagingDiffers(String path) {
        add(new HashSet<>(), STAGING_MISMATCH, Severity.BLOCK, path, path + " read back from staging is not what was read from the drive; that copy was thrown away.",
                "It is staged again by itself; if this repeats, replace the staging disk.");
    }

    /**
     * What staging had lost came back from where it was proven before, as it was first read: what the drive or staging did when it was tried
     * there meanwhile holds it back no more. That the drive has other bytes of a file which no manifest vouches for stays to be read.
     *
     * @param sentence what happened
     */
    void broughtBack(Staged staged, String sentence) {
        Set<String> now = new HashSet<>(Set.of(READ_UNSTABLE));
        String path = staged.file().path();
        if (staged.verdict().outcome() != FileVerdict.Outcome.MATCH) {
            now.add(SIZE_MISMATCH);
            if (standing.contains(List.of(FILE_CHANGED, path))) {
                add(now, FILE_CHANGED, Severity.INFO, path, path + " changed on the drive after it had been staged. What is staged is what was read first.",
                        "Find out who wrote to the drive.");
            }
        }
        add(now, STAGING_DAMAGED, Severity.INFO, path, sentence, "Nothing to do for the file; replace the staging disk if this repeats.");
        clear(path, now);
    }

    private void add(Set<String> now, String code, Severity severity, String path, String sentence, String next) {
        rolls.find(rollId, new Finding(code, severity, path, sentence, next));
        standing.add(List.of(code, path));
        now.add(code);
    }

    /** Takes away what this read has shown to be over; asks the ledger only where something stands. */
    private void clear(String path, Set<String> now) {
        for (String code : OURS) {
            if (!now.contains(code) && standing.remove(List.of(code, path))) {
                rolls.resolve(rollId, code, path);
            }
        }
    }
}
