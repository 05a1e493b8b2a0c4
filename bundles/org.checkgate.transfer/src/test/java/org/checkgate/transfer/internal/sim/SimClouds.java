package org.checkgate.transfer.internal.sim;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.StaleWork;
import org.checkgate.transfer.internal.cloud.CloudConnection;
import org.checkgate.transfer.internal.cloud.CloudTarget;
import org.checkgate.transfer.internal.cloud.Honesty;

/**
 * Cloud and archive of one world: the buckets that are configured now, and all that ever were. Beside what the appliance sees of them
 * stands what was really there when it noted a proof.
 */
final class SimClouds implements CloudConnection.Source {
    static final List<Tier> TIERS = List.of(Tier.CLOUD, Tier.ARCHIVE);
    private static final List<Step> STEPS = List.of(Step.SYNC, Step.PUBLISH, Step.ARCHIVE);
    private static final int FILES_AT_ONCE = 2;

    private final Fate fate;
    private final Clock clock;
    private final Plant plant;
    private final boolean oneServer;
    private final Map<Tier, FakeSimBucket> configured = new EnumMap<>(Tier.class);
    private final Map<String, FakeSimBucket> ever = new TreeMap<>();
    private final Map<Tier, Map<String, FakeSimBucket>> servers = new EnumMap<>(Tier.class);
    private final Map<Tier, CloudConnection> connected = new EnumMap<>(Tier.class);
    private final Set<String> proven = new HashSet<>();

    SimClouds(Fate fate, Clock clock, Plant plant) {
        this.fate = fate;
        this.clock = clock;
        this.plant = plant;
        // Its probe copies millions of bytes, which is why there are few.
        this.oneServer = plant.oneServer(fate.dice.chance(0.06));
        Map<String, FakeSimBucket> server = new HashMap<>();
        TIERS.forEach(tier -> servers.put(tier, oneServer ? server : new HashMap<>()));
        TIERS.forEach(this::configure);
    }

    private void configure(Tier tier) {
        String name = tier.word() + "-" + (1 + servers.get(tier).size());
        CloudTarget target = new CloudTarget(tier, Optional.empty(), "sim", true, new Keys(oneServer ? "both" : tier.word(), "secret"), name, "");
        FakeSimBucket bucket = new FakeSimBucket(fate, clock, plant.manner(FakeSimBucket.Manner.of(fate.dice, tier == Tier.ARCHIVE)), target, servers.get(tier));
        configured.put(tier, bucket);
        ever.put(address(bucket), bucket);
    }

    private static String address(FakeSimBucket bucket) {
        return "sim:" + bucket.target().bucket();
    }

    /** What the appliance's link does at a start: the endpoints are those before anybody asks them. */
    void announce(Ledger ledger) {
        connected.clear();
        TIERS.forEach(tier -> ledger.endpoints().configured(endpoint(tier)));
    }

    private Endpoint endpoint(Tier tier) {
        FakeSimBucket bucket = configured.get(tier);
        return new Endpoint(tier, address(bucket), true, false, plant.believed(bucket.manner().checks()));
    }

    /** What the appliance's link does when it comes through, at the first time and again. */
    void connect(Ledger ledger) {
        for (Tier tier : TIERS) {
            if (!connected.containsKey(tier)) {
                fate.note("link: connects to " + address(configured.get(tier)));
                connected.put(tier, new CloudConnection(endpoint(tier), plant.bucket(configured.get(tier)),
                        new CloudConnection.Settings(Site.partSize(fate.weather), FILES_AT_ONCE), Honesty.UNKNOWN));
                STEPS.forEach(ledger.work()::rearmBlocked);
                new StaleWork(ledger).carryAgain(tier);
            }
        }
    }

    /** A person configures another bucket. */
    void move(Tier tier, Ledger ledger) {
        configure(tier);
        fate.note("person: configures " + address(configured.get(tier)));
        connected.remove(tier);
        ledger.endpoints().configured(endpoint(tier));
    }

    @Override
    public CloudConnection connection(Tier tier) {
        CloudConnection now = connected.get(tier);
        if (now == null) {
            throw StepFailure.needsSetting("Not connected.", null);
        }
        return now;
    }

    @Override
    public void refused(CloudConnection connection, StepFailure why) {
        fate.note("link: refused by " + connection.endpoint().address());
        connected.remove(connection.endpoint().tier(), connection);
    }

    FakeSimBucket bucket(Tier tier) {
        return configured.get(tier);
    }

    /**
     * The appliance is about to note a copy: at some time of the run that proves it, those bytes must have lain there.
     *
     * @param since the step at which that run began
     */
    void noted(Copy copy, byte[] sealed, String which, long since) {
        FakeSimBucket bucket = ever.get(copy.endpoint());
        if (!copy.strength().atLeast(Strength.HASHED)) {
            return;
        }
        if (bucket == null || !bucket.had(copy.key(), sealed, copy.strength(), since)) {
            throw fate.broken("Proven (" + copy.strength() + "), and " + copy.endpoint() + " never had what the set sealed of " + which + ".", null);
        }
        proven.add(fact(copy, sealed));
    }

    private static String fact(Copy copy, byte[] sealed) {
        return copy.endpoint() + " " + copy.key() + " " + Arrays.hashCode(sealed);
    }

    /** What a copy has to be proven by where it is configured to be now. */
    Strength required(Tier tier, Policy policy) {
        return configured.get(tier).manner().checks() ? policy.of(tier) : Strength.READ_BACK;
    }

    /** Why a light that rests on this copy is not true; empty when it is. */
    Optional<String> untrue(Tier tier, Optional<Copy> copy, byte[] sealed, Policy policy) {
        if (copy.isEmpty()) {
            return Optional.of("is not in the " + tier.word());
        }
        if (!copy.get().strength().atLeast(required(tier, policy))) {
            return Optional.of("is proven in the " + tier.word() + " by less than is asked for there");
        }
        return proven.contains(fact(copy.get(), sealed)) ? Optional.empty() : Optional.of("was never seen in the " + tier.word() + " as the set sealed it");
    }

    /** Whether it lies there now, as far as what is asked for there can tell. */
    boolean there(Copy copy, byte[] sealed, Policy policy) {
        return ever.get(copy.endpoint()).has(copy.key(), sealed, required(copy.tier(), policy));
    }

    boolean current(Tier tier, Copy copy) {
        return copy.tier() == tier && copy.endpoint().equals(address(configured.get(tier)));
    }
}
