package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.Rebuild;
import org.checkgate.ledger.StagedRoll;
import org.checkgate.ledger.StagingPlace;
import org.checkgate.ledger.StepFailure;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.transfer.Staging;
import org.checkgate.transfer.internal.StoreTrouble;

/**
 * Lists what lies in staging into a ledger that knows nothing of it. Each roll is checked against the hash lists that lie with it, as
 * if it stood on a drive, and waits for its drive all the same: what else that held nobody knows any more.
 */
final class Inventory {
    private static final Finding REBUILT = new Finding(Rebuild.FINDING, Severity.OVERRIDABLE, "", "The ledger was lost, and this roll was listed again from staging. "
            + "What its hash lists seal is proven by them; whether its drive held anything else nobody knows.",
            "Plug the drive in again: nothing is sent twice, and what is on it decides. Until then do not wipe it. Where it is gone for good, accept this with a reason.");

    /** A disk that is not mounted looks like this, and so does another bucket: who took it for the truth would put new rolls over old ones. */
    private static final String EMPTY = "Staging is empty, and the ledger waits to be rebuilt from it. See that its disk is mounted and its bucket is the right one. "
            + "If there is nothing left indeed, stop Checkgate, move the ledger's file away and start it again: it begins an empty ledger.";

    private final Ledger ledger;
    private final StagingConnection staging;
    private final Staging.ListCheck lists;

    Inventory(Ledger ledger, StagingConnection staging, Staging.ListCheck lists) {
        this.ledger = ledger;
        this.staging = staging;
        this.lists = lists;
    }

    /** @throws IOException when staging cannot be reached, or this machine has no room for its list: nothing is passed over for that */
    void take() throws IOException {
        Map<StagingPlace, String> left = new LinkedHashMap<>();
        int listed = 0;
        SortedSet<String> places = places();
        if (places.isEmpty()) {
            throw StepFailure.needsSetting(EMPTY, null);
        }
        for (String prefix : places) {
            // The prefix alone is no key.
            StagingPlace place = StagingPlace.of(prefix + "/-").orElseThrow();
            try {
                Optional<StagedRoll> roll = roll(place);
                if (roll.isPresent()) {
                    ledger.rebuild().found(staging.address(), roll.get());
                    listed++;
                } else {
                    left.put(place, prefix);
                }
            } catch (ListedTree.NoFile e) {
                left.put(place, prefix + " (" + e.getMessage() + ")");
            }
        }
        ledger.rebuild().over(left.keySet(), "Staging was listed into the new ledger: " + listed + (listed == 1 ? " roll." : " rolls.") + (left.isEmpty() ? ""
                : " No roll could be made out in " + String.join(", ", left.values()) + ".")
                + " Each is proven by its hash lists now. Plug every drive in again that was not given back.");
    }

    /** Those of the first deliveries come before those of later ones, which may rest on them. */
    private SortedSet<String> places() throws StoreTrouble {
        SortedSet<String> places = new TreeSet<>((one, other) -> {
            int byDelivery = Integer.compare(StagingPlace.of(one + "/-").orElseThrow().delivery(), StagingPlace.of(other + "/-").orElseThrow().delivery());
            return byDelivery != 0 ? byDelivery : one.compareTo(other);
        });
        staging.store().each("", (key, size) -> StagingPlace.of(key).map(StagingPlace::prefix).ifPresent(places::add));
        return places;
    }

    private Optional<StagedRoll> roll(StagingPlace place) throws IOException {
        Map<String, Long> objects = new TreeMap<>();
        String prefix = place.prefix() + "/";
        staging.store().each(prefix, (key, size) -> objects.put(key, size));
        Path folder = Files.createTempDirectory("checkgate-staging-");
        try (ListedTree tree = new ListedTree(staging, folder.resolve(place.name()))) {
            for (Map.Entry<String, Long> object : objects.entrySet()) {
                String path = object.getKey().substring(prefix.length());
                // A store may name folders too.
                if (!StagingPlace.ours(path) && !path.endsWith("/")) {
                    tree.add(path, object.getKey(), object.getValue());
                }
            }
            Optional<NewRoll> found = check(place, folder);
            // Only the hash lists know the names of what lies under a digest.
            if (found.isPresent() && tree.addDigested(place, missing(found.get()), objects)) {
                found = check(place, folder);
            }
            return found.map(roll -> new StagedRoll(place, withReason(roll), tree.keys(), tree.lists()));
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private static List<String> missing(NewRoll roll) {
        return roll.files().stream().filter(NewFile::missing).map(NewFile::path).toList();
    }

    private Optional<NewRoll> check(StagingPlace place, Path folder) throws IOException {
        Listing listing = lists.of(folder);
        return listing.rolls().stream().filter(roll -> roll.folder().equals(place.name()) && roll.name().equals(place.name())).findFirst();
    }

    private static NewRoll withReason(NewRoll roll) {
        List<Finding> findings = new ArrayList<>(List.of(REBUILT));
        findings.addAll(roll.findings());
        return new NewRoll(roll.name(), roll.kind(), roll.folder(), roll.fingerprint(), roll.manifests(), roll.files(), findings);
    }
}
