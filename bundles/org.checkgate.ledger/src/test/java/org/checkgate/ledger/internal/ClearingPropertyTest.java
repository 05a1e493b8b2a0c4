package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.Lights;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.StatedHash;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.RecordedHash;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever comes, is proven, lost, let go, staged again, and whenever the appliance is killed: staging never lets the last proven
 * copy of a file go, never an object that a file rests on, and never anything while SAFE_TO_CLEAR is off. Looks at the objects of
 * all three places, not at the ledger; and finds each of the faults that are planted.
 */
@Tag("long")
class ClearingPropertyTest {
    private static final int ROUNDS = 50;
    private static final int EVENTS = 60;
    private static final List<Set<String>> HISTORIES = List.of(Set.of("g1"), Set.of("g1"), Set.of("g1", "g2"), Set.of("x1"));

    /** Faults that this must find. */
    private enum Fault {
        NONE, CLEARS_UNASKED, CLEARS_BEFORE_THE_ARCHIVE, REMOVES_WHAT_OTHERS_REST_ON, REMOVES_WHAT_IS_WANTED_AGAIN
    }

    @TempDir
    Path folder;
    private final Map<String, Integer> seen = new TreeMap<>();
    private Random random;
    private Fault planted;
    private OpenLedger ledger;
    private FakeStation station;
    private Map<Tier, Map<String, Integer>> objects;
    /** Files that were proven once, and those that something else than letting go has touched since. */
    private Set<Long> proven;
    private Set<Long> touched;
    private List<String> stale;
    private List<Roll> rolls;

    @Test
    void stagingNeverLetsGoWhatItMustNot() throws Exception {
        run(20260314, Fault.NONE);
        for (String kind : List.of("cleared", "refused", "removed", "removed in spite of a kill", "green without staging", "dark without staging", "wanted again",
                "shared and cleared", "adopted", "restarted", "redelivered after it was cleared", "staged again")) {
            assertTrue(seen.getOrDefault(kind, 0) > 10, kind + " must be reached: " + seen);
        }
    }

    @Test
    void everyPlantedFaultIsFound() {
        for (Fault fault : Fault.values()) {
            if (fault != Fault.NONE) {
                assertThrows(AssertionError.class, () -> run(20260315, fault), fault + " was not found");
            }
        }
    }

    private void run(long seed, Fault fault) throws Exception {
        random = new Random(seed);
        planted = fault;
        Path home = Files.createDirectory(folder.resolve(fault.name()));
        open(home);
        try {
            station = new FakeStation(ledger);
            objects = Map.of(Tier.STAGING, station.objects, Tier.CLOUD, new TreeMap<>(), Tier.ARCHIVE, new TreeMap<>());
            for (int round = 0; round < ROUNDS; round++) {
                station.name = "R" + round;
                proven = new HashSet<>();
                touched = new HashSet<>();
                stale = new ArrayList<>();
                rolls = new ArrayList<>(List.of(deliver()));
                for (int event = 0; event < EVENTS; event++) {
                    happen(home);
                    rolls.forEach(this::check);
                }
            }
        } finally {
            ledger.close();
        }
    }

    private void open(Path home) {
        ledger = TestLedger.open(home);
        Deliveries.configureAll(ledger);
    }

    private void happen(Path home) {
        Roll any = rolls.get(random.nextInt(rolls.size()));
        switch (random.nextInt(30)) {
            case 0, 29 -> {
                if (rolls.size() < 4) {
                    boolean after = rolls.stream().anyMatch(this::cleared);
                    rolls.add(deliver());
                    count(after ? "redelivered after it was cleared" : "delivered");
                }
            }
            case 1, 2, 3, 4, 5, 6, 7, 8 -> {
                for (int stations = random.nextInt(8); stations >= 0; stations--) {
                    work();
                }
            }
            case 9, 10 -> ledger.rolls().signOff(Deliveries.DAY, "Kim");
            case 11, 12, 13 -> clear(any);
            case 14, 15 -> clear(ledger.clearing().clearable().stream().findFirst().flatMap(may -> ledger.rolls().find(may.rollId())).orElse(any));
            case 16, 17 -> remove();
            case 18 -> lose(any);
            case 19 -> lose(rolls.stream().filter(this::cleared).findAny().orElse(any));
            case 20 -> ledger.copies().share(any.id(), FakeStation.STAGING);
            case 21, 22, 23, 26, 27, 28 -> wantedAgain(rolls.stream().filter(this::cleared).filter(roll -> !lights(roll, Light.SAFE_TO_UNPLUG)).findAny().orElse(any));
            case 24 -> leaveHalf(any);
            default -> {
                ledger.close();
                open(home);
                station.with(ledger);
                ledger.work().recover();
                count("restarted");
            }
        }
    }

    private Roll deliver() {
        Set<String> history = HISTORIES.get(random.nextInt(HISTORIES.size()));
        int base = history.contains("x1") ? 500 : 100;
        Map<String, List<StatedHash>> sealed = new TreeMap<>();
        Map<String, Integer> onDrive = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            sealed.put("clip" + i, List.of(FakeStation.stated(HashFormat.XXH64, base + i)));
            if (random.nextInt(4) > 0) {
                onDrive.put("clip" + i, random.nextInt(8) == 0 ? 900 + random.nextInt(9) : base + i);
            }
        }
        return station.deliverStated(history, sealed, onDrive);
    }

    /** The next of all stations that has something to do does it. */
    private void work() {
        for (Step step : Step.values()) {
            Optional<Work> work = ledger.work().claim(step);
            if (work.isPresent()) {
                long roll = work.get().rollId();
                boolean well = switch (step) {
                    case STAGE -> staged(roll);
                    case SYNC -> carried(roll, Tier.CLOUD);
                    case ARCHIVE -> carried(roll, Tier.ARCHIVE);
                    default -> true;
                };
                if (well) {
                    ledger.work().done(work.get());
                } else {
                    ledger.work().block(work.get(), "a person has to act");
                }
                return;
            }
        }
    }

    private boolean staged(long roll) {
        int before = station.read.size();
        if (station.stage(roll).taken() > 0) {
            count("adopted");
        }
        if (station.read.size() > before && objects.get(Tier.CLOUD).containsKey(prefix(roll) + FakeStation.MANIFEST)) {
            count("staged again");
        }
        return true;
    }

    private String prefix(long roll) {
        return ledger.rolls().find(roll).orElseThrow().prefix() + "/";
    }

    /** As the true one: from staging, only what is proven there, and no key is ever overwritten. */
    private boolean carried(long roll, Tier tier) {
        boolean all = ledger.rolls().lights(roll).get(Light.SAFE_TO_UNPLUG).on();
        List<Copy> staged = copies(roll, Tier.STAGING);
        Map<Long, String> paths = new HashMap<>();
        ledger.rolls().files(roll).forEach(file -> paths.put(file.id(), file.path()));
        for (Copy copy : all ? staged : List.<Copy>of()) {
            // Each delivery has manifests of its own here; beside each other they lie as those of different generations do.
            String path = paths.get(copy.fileId()).equals(FakeStation.MANIFEST) && tier != Tier.STAGING
                    && objects.get(tier).containsKey(prefix(roll) + FakeStation.MANIFEST) ? FakeStation.MANIFEST + roll : paths.get(copy.fileId());
            String key = prefix(roll) + path;
            Integer content = station.objects.get(copy.key());
            if (!content.equals(objects.get(tier).computeIfAbsent(key, k -> content))) {
                all = false;
                continue;
            }
            ledger.copies().record(List.of(new Copy(copy.fileId(), tier, Deliveries.endpoint(tier).address(), key, Strength.HASHED, Deliveries.AT)));
        }
        return all;
    }

    private void clear(Roll roll) {
        boolean may = lights(roll, Light.SAFE_TO_CLEAR);
        List<Copy> before = ledger.copies().ofRoll(roll.id());
        boolean shared = copies(roll.id(), Tier.STAGING).stream()
                .anyMatch(copy -> !ledger.copies().others(copy.fileId(), Tier.STAGING, copy.endpoint(), copy.key()).isEmpty());
        boolean reached = copies(roll.id(), Tier.CLOUD).size() == ledger.rolls().files(roll.id()).size();
        boolean went = planted == Fault.CLEARS_UNASKED || planted == Fault.CLEARS_BEFORE_THE_ARCHIVE && reached ? clearUnasked(roll)
                : ledger.clearing().clear(roll.id()).isPresent();
        if (!went) {
            assertEquals(before, ledger.copies().ofRoll(roll.id()), "refused, and yet changed");
            count("refused");
            return;
        }
        assertTrue(may, () -> roll + " was let go while SAFE_TO_CLEAR was off");
        if (shared) {
            count("shared and cleared");
        }
        count("cleared");
    }

    private boolean clearUnasked(Roll roll) {
        ((H2Ledger) ledger).transactions().acknowledge(sql -> new Clearance(sql, new Standings(Policy.DEFAULT, new BootEndpoints()), roll)
                .clear(new TestLedger.FakeClock()));
        return true;
    }

    private void remove() {
        List<String> keys = new ArrayList<>(ledger.clearing().leftovers(FakeStation.STAGING, 100));
        stale.addAll(keys);
        if (planted == Fault.REMOVES_WHAT_OTHERS_REST_ON) {
            rolls.stream().filter(this::cleared).forEach(roll -> station.objects.keySet().removeIf(key -> key.startsWith(roll.stagingPrefix() + "/")));
        }
        if (planted == Fault.REMOVES_WHAT_IS_WANTED_AGAIN) {
            station.objects.keySet().removeAll(stale);
        }
        for (String key : random.nextBoolean() ? keys : stale) {
            boolean killed = random.nextInt(4) == 0;
            try {
                ledger.clearing().remove(FakeStation.STAGING, key, () -> {
                    station.objects.remove(key);
                    count("removed");
                    if (killed) {
                        throw new IllegalStateException("killed before it was noted");
                    }
                });
            } catch (IllegalStateException cut) {
                assertTrue(ledger.clearing().leftovers(FakeStation.STAGING, 100).contains(key));
                count("removed in spite of a kill");
            }
        }
    }

    /** An object goes bad or is gone, and somebody sees it. */
    private void lose(Roll roll) {
        Tier tier = cleared(roll) || random.nextBoolean() ? random.nextBoolean() ? Tier.CLOUD : Tier.ARCHIVE : Tier.STAGING;
        List<Copy> copies = copies(roll.id(), tier);
        if (copies.isEmpty()) {
            return;
        }
        Copy copy = copies.get(random.nextInt(copies.size()));
        touched.add(copy.fileId());
        ledger.copies().others(copy.fileId(), tier, copy.endpoint(), copy.key()).forEach(other -> touched.add(other.fileId()));
        if (tier == Tier.STAGING) {
            objects.get(tier).put(copy.key(), 999);
            ledger.copies().lost(copy.fileId(), tier, copy.endpoint());
            ledger.work().rearm(roll.id(), Step.STAGE);
        } else {
            objects.get(tier).remove(copy.key());
            ledger.copies().lost(copy.fileId(), tier, copy.endpoint());
        }
    }

    private void wantedAgain(Roll roll) {
        boolean was = cleared(roll);
        boolean safe = lights(roll, Light.SAFE_TO_UNPLUG);
        if (was && safe) {
            assertThrows(IllegalStateException.class, () -> ledger.clearing().wantedAgain(roll.id()));
            return;
        }
        ledger.clearing().wantedAgain(roll.id());
        if (was) {
            ledger.work().rearm(roll.id(), Step.STAGE);
            count("wanted again");
        }
    }

    /** The appliance is killed while it writes a file that is not proven yet, and the entry stays. */
    private void leaveHalf(Roll roll) {
        if (cleared(roll) || random.nextBoolean()) {
            return;
        }
        for (RollFile file : ledger.rolls().files(roll.id())) {
            if (!file.missing() && !station.proven(file) && ledger.uploads().open(file.id(), Tier.STAGING).isEmpty()) {
                Upload half = ledger.uploads().begin(new Upload(0, file.id(), Tier.STAGING, FakeStation.STAGING, roll.stagingKey(file.path()), "", 1000, 1000));
                station.objects.put(half.key(), 998);
                assertTrue(ledger.clearing().clear(roll.id()).isEmpty(), "a file of it is half written");
                ledger.uploads().close(half.id());
                return;
            }
        }
    }

    private boolean lights(Roll roll, Light light) {
        return ledger.rolls().lights(roll.id()).get(light).on();
    }

    private boolean cleared(Roll roll) {
        return ledger.rolls().standing(roll.id()).cleared().isPresent();
    }

    private List<Copy> copies(long roll, Tier tier) {
        return ledger.copies().ofRoll(roll).stream().filter(copy -> copy.tier() == tier).toList();
    }

    private void check(Roll roll) {
        RollStanding standing = ledger.rolls().standing(roll.id());
        Map<Light, LightState> lights = Lights.of(standing);
        boolean unplug = lights.get(Light.SAFE_TO_UNPLUG).on();
        boolean reuse = lights.get(Light.SAFE_TO_REUSE).on();
        boolean clear = lights.get(Light.SAFE_TO_CLEAR).on();
        boolean cleared = standing.cleared().isPresent();
        Map<Long, Set<Tier>> safe = new HashMap<>();
        Map<Long, RollFile> files = new HashMap<>();
        ledger.rolls().files(roll.id()).forEach(file -> files.put(file.id(), file));
        for (Copy copy : ledger.copies().ofRoll(roll.id())) {
            if (copy.tier() == Tier.DRIVE) {
                // Nobody's light rests on a drive.
                continue;
            }
            Integer lies = objects.get(copy.tier()).get(copy.key());
            assertTrue(lies != null, () -> copy + " has no object any more");
            Strength needed = copy.tier() == Tier.STAGING ? Strength.READ_BACK : Strength.HASHED;
            if (copy.strength().atLeast(needed) && sealed(files.get(copy.fileId()), lies)) {
                safe.computeIfAbsent(copy.fileId(), id -> new HashSet<>()).add(copy.tier());
            }
        }
        for (RollFile file : files.values()) {
            Set<Tier> at = safe.getOrDefault(file.id(), Set.of());
            boolean both = at.contains(Tier.CLOUD) && at.contains(Tier.ARCHIVE);
            assertTrue(!unplug || at.contains(Tier.STAGING) || both, () -> file + " is green and proven at " + at);
            assertTrue(!reuse || at.contains(Tier.CLOUD) && (at.contains(Tier.STAGING) || both), () -> file + " may be reused and is proven at " + at);
            assertTrue(!clear || both, () -> file + " may be cleared and is proven at " + at);
            if (unplug) {
                proven.add(file.id());
            }
            assertTrue(!proven.contains(file.id()) || touched.contains(file.id()) || !at.isEmpty(), () -> "the last proven copy of " + file + " is gone");
        }
        if (cleared) {
            count(unplug ? "green without staging" : "dark without staging");
            assertEquals(List.of(), copies(roll.id(), Tier.STAGING));
            assertTrue(ledger.rolls().findings(roll.id()).stream().noneMatch(finding -> finding.code().equals("STAGING_DAMAGED")));
            assertTrue(ledger.work().ofRoll(roll.id()).stream().anyMatch(work -> work.step() == Step.STAGE && work.state() == WorkState.DONE),
                    "nothing stages it by itself");
        }
    }

    /** What lies there is what this very delivery states; its own manifest is stated by nobody. */
    private boolean sealed(RollFile file, int lies) {
        for (StatedHash hash : file.stated()) {
            RecordedHash recorded = new RecordedHash(hash.format(), hash.value(), hash.trusted(), hash.generation());
            if (recorded.decides() && !recorded.fits(FakeStation.digest(recorded.computedBy().orElseThrow(), lies))) {
                return false;
            }
        }
        return !file.stated().isEmpty() || "%016x".formatted(lies).equals(file.crc64());
    }

    private void count(String kind) {
        seen.merge(kind, 1, Integer::sum);
    }
}
