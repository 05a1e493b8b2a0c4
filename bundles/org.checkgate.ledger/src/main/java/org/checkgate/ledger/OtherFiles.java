package org.checkgate.ledger;

import java.util.List;

/**
 * What lies on a drive and belongs to no roll, and what persons decided about it.
 *
 * @param undecided files that nobody has dismissed as they were listed
 * @param dismissed one entry a decision, the first one first
 */
public record OtherFiles(int undecided, List<Decided> dismissed) {
    /**
     * A decision about so many files.
     *
     * @param files at least 1
     */
    public record Decided(Dismissal dismissal, int files) {
    }

    /** How many there are, decided or not. */
    public int count() {
        return undecided + dismissed.stream().mapToInt(Decided::files).sum();
    }
}
