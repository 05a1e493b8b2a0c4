package org.checkgate.ledger.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.checkgate.ledger.NewRoll;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/**
 * What a roll's name says when it has come before. The deliveries of one lineage are states of one history, each with each,
 * and may help each other out; the first lineage is the one that holds the name. Others are kept apart from it.
 *
 * @param lineage the number of its first delivery
 * @param finding empty for the first delivery of a name
 */
record Redelivery(int lineage, Optional<Finding> finding) {
    private static final String KEEP_BOTH = "Keep both drives and ask the set which one is right; nothing of the earlier delivery is overwritten.";

    static Redelivery of(NewRoll roll, int delivery, List<Earlier> earlier) {
        if (earlier.isEmpty()) {
            return new Redelivery(delivery, Optional.empty());
        }
        int lineage = earlier.stream().map(Earlier::lineage).distinct().sorted()
                .filter(number -> all(earlier, number, one -> one.oneHistoryWith(roll))).findFirst().orElse(delivery);
        return new Redelivery(lineage, Optional.of(lineage == first(earlier) ? again(roll, delivery, earlier) : apart(roll, earlier)));
    }

    private static int first(List<Earlier> earlier) {
        return earlier.stream().mapToInt(Earlier::lineage).min().orElseThrow();
    }

    private static Finding again(NewRoll roll, int delivery, List<Earlier> earlier) {
        if (earlier.stream().anyMatch(one -> one.lineage() == first(earlier) && one.same(roll))) {
            return new Finding("DUPLICATE_ROLL_SAME", Severity.INFO, "",
                    roll.name() + " was delivered before with the same manifests; this is delivery " + delivery + ".",
                    "Nothing needs to be done: what lies on this drive is read, and what it lacks may be safe already.");
        }
        return new Finding("REDELIVERY", Severity.INFO, "",
                roll.name() + " was delivered before with another state of the same hash lists; this is delivery " + delivery + ".",
                "Nothing needs to be done: what lies on this drive is read, and what it lacks may be safe already.");
    }

    private static Finding apart(NewRoll roll, List<Earlier> earlier) {
        if (earlier.stream().anyMatch(one -> one.lineage() == first(earlier) && one.sharesWith(roll))) {
            return new Finding("CHAIN_FORK", Severity.BLOCK, "", roll.name() + " was delivered before for this day and unit, and its hash lists "
                    + "went on in another way since: two people have worked on two copies.", KEEP_BOTH);
        }
        return new Finding("DUPLICATE_ROLL_DIFFERENT", Severity.BLOCK, "",
                "Another roll named " + roll.name() + " was delivered before for this day and unit, and its manifests differ.", KEEP_BOTH);
    }

    private static boolean all(List<Earlier> earlier, int lineage, Predicate<Earlier> fits) {
        return earlier.stream().filter(one -> one.lineage() == lineage).allMatch(fits);
    }
}
