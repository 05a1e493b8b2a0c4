package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.transfer.internal.StoreTrouble;

/** What was changed or removed from outside of a roll in one bucket, and is brought there again. Safe for use by several threads. */
final class BucketMending {
    static final String AGAIN = "It is there again as it was.";

    private final Ledger ledger;
    private final Roll roll;
    private final Tier tier;
    private final String endpoint;
    private final ObjectProof proof;
    private final Aside aside;
    private final Optional<CloudCopies> others;
    private final Map<String, Finding> open;
    private final Set<String> ever;
    private final Set<String> ours;

    /** @param others where bytes come from; empty when that is staging */
    BucketMending(Ledger ledger, Roll roll, CloudConnection cloud, ObjectProof proof, Optional<CloudCopies> others) {
        this.ledger = ledger;
        this.roll = roll;
        this.tier = cloud.endpoint().tier();
        this.endpoint = cloud.endpoint().address();
        this.proof = proof;
        this.aside = new Aside(cloud.bucket(), proof);
        this.others = others;
        List<Finding> findings = ledger.rolls().findings(roll.id());
        this.open = new ConcurrentHashMap<>(Tampered.open(findings, tier));
        this.ever = findings.stream().filter(finding -> finding.code().equals(Tampered.code(tier))).map(Finding::path).collect(Collectors.toSet());
        this.ours = open.isEmpty() ? Set.of() : ledger.scrubs().found(roll.id(), tier, cloud.endpoint().address());
    }

    boolean tampered(String path) {
        return open.containsKey(path);
    }

    /**
     * The copy that a file is mended with when staging is not to hold it. What was never there is no business of this; what was mended and
     * is not proven is: a stop came between.
     */
    Optional<CloudCopies.InBucket> far(RollFile file) {
        return ever.contains(file.path()) ? others.flatMap(copies -> copies.proven(file, tier == Tier.ARCHIVE ? Tier.CLOUD : Tier.ARCHIVE)) : Optional.empty();
    }

    /** Whether a key was proven to be ours in this very bucket: in another one, which is configured by now, it may be anybody's. */
    boolean mayReplace(String path, String key) {
        return tampered(path) && ours.contains(key);
    }

    /** @throws Aside.NotKept when what lies there has to stay */
    void away(CloudObject object) throws IOException {
        aside.away(object);
    }

    /** @param from where it was taken from; empty when it was there again by itself */
    void mended(String path, Optional<String> from) {
        Finding finding = open.remove(path);
        if (finding != null) {
            say(finding, from.map(where -> "It was replaced from " + where + ".").orElse(AGAIN));
        }
    }

    /**
     * Files that are proven by now, such as one that another delivery brought: a stop came before that was said. Or they were proven by what
     * was seen there before that was found, and noted after it; so each is asked about once more.
     *
     * @return what is not there as it should be, and is no copy any more
     */
    List<RollFile> again(Collection<RollFile> unproven) throws StoreTrouble {
        List<RollFile> wrong = new ArrayList<>();
        if (open.isEmpty()) {
            return wrong;
        }
        Set<String> paths = unproven.stream().map(RollFile::path).collect(Collectors.toSet());
        for (RollFile file : ledger.rolls().files(roll.id())) {
            if (!paths.contains(file.path()) && open.containsKey(file.path())) {
                if (proof.ask(CloudObject.there(file, CloudKeys.of(roll, file.path()))).verdict() == ObjectProof.Verdict.SAME) {
                    say(open.remove(file.path()), AGAIN);
                } else {
                    ledger.copies().lost(file.id(), tier, endpoint);
                    wrong.add(file);
                }
            }
        }
        return wrong;
    }

    /** @return a sentence for the person who has to see to it */
    String notKept(String path, Aside.NotKept why) {
        Finding finding = Tampered.person(open.get(path), why.getMessage());
        ledger.rolls().find(roll.id(), finding);
        return finding.sentence();
    }

    private void say(Finding finding, String how) {
        Finding mended = Tampered.mended(finding, how);
        ledger.rolls().find(roll.id(), mended);
        ledger.activity().add(OptionalLong.of(roll.driveId()), OptionalLong.of(roll.id()), "roll.mended", roll.name() + ": " + mended.sentence());
    }
}
