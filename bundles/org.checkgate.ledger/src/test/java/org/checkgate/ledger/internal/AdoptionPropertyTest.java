package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StatedHash;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.RecordedHash;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever drives come, with whatever faults, and whatever happens to staging: a light is on only if every file of the roll has
 * a proven copy, and what lies there is what the manifests of that very delivery state. Looks at the objects, not at the ledger.
 */
@Tag("long")
class AdoptionPropertyTest {
    private static final int ROUNDS = 60;
    private static final int EVENTS = 30;
    private static final List<Set<String>> HISTORIES = List.of(Set.of("g1"), Set.of("g1"), Set.of("g1", "g2"), Set.of("g1", "g2", "g3"),
            Set.of("g1", "h2"), Set.of("x1"));

    @TempDir
    Path folder;
    private final Random random = new Random(20260314);
    private final Map<String, Integer> seen = new TreeMap<>();
    private OpenLedger ledger;
    private FakeStation station;

    @Test
    void noLightWithoutWhatThatDeliveryStates() {
        open();
        station = new FakeStation(ledger);
        for (int round = 0; round < ROUNDS; round++) {
            station.name = "R" + round;
            List<Roll> rolls = new ArrayList<>(List.of(deliver()));
            for (int event = 0; event < EVENTS; event++) {
                happen(rolls);
                for (Roll roll : rolls) {
                    check(roll);
                }
            }
        }
        ledger.close();
        for (String kind : List.of("green", "green with another's object", "green though missing on the drive", "dark", "adopted", "damaged", "blocked")) {
            assertTrue(seen.getOrDefault(kind, 0) > 20, kind + " must be reached: " + seen);
        }
    }

    private void open() {
        ledger = TestLedger.open(folder);
        Deliveries.configureAll(ledger);
    }

    private void happen(List<Roll> rolls) {
        Roll any = rolls.get(random.nextInt(rolls.size()));
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                if (rolls.size() < 6) {
                    rolls.add(deliver());
                }
            }
            case 2, 3, 4 -> ledger.work().claim(Step.STAGE).ifPresent(work -> {
                if (station.stage(work.rollId()).taken() > 0) {
                    count("adopted");
                }
                if (random.nextInt(4) == 0) {
                    count("blocked");
                    ledger.work().block(work, "a person has to act");
                } else {
                    ledger.work().done(work);
                }
            });
            case 5 -> damage(any);
            case 6 -> weaken(any);
            case 7 -> ledger.copies().share(any.id(), FakeStation.STAGING);
            case 8 -> ledger.work().rearm(any.id(), Step.STAGE);
            default -> {
                if (random.nextInt(20) == 0) {
                    ledger.close();
                    open();
                    station.with(ledger);
                    ledger.work().recover();
                }
            }
        }
    }

    private Roll deliver() {
        Set<String> history = HISTORIES.get(random.nextInt(HISTORIES.size()));
        int base = history.contains("x1") ? 500 : 100;
        Map<String, List<StatedHash>> sealed = new TreeMap<>();
        Map<String, Integer> onDrive = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            int content = base + i + (history.contains("h2") && i == 0 ? 50 : 0);
            sealed.put("clip" + i, stated(content, history.size() > 1));
            if (random.nextInt(4) > 0) {
                onDrive.put("clip" + i, random.nextInt(6) == 0 ? 900 + random.nextInt(9) : content);
            }
        }
        if (random.nextInt(6) == 0) {
            onDrive.put("extra", random.nextInt(3));
        }
        return station.deliverStated(history, sealed, onDrive);
    }

    private List<StatedHash> stated(int content, boolean later) {
        List<StatedHash> stated = new ArrayList<>(List.of(FakeStation.stated(HashFormat.XXH64, rarely() ? content + 1 : content)));
        if (later && random.nextBoolean()) {
            stated.add(FakeStation.stated(HashFormat.MD5, rarely() ? content + 1 : content));
        }
        if (rarely()) {
            StatedHash first = stated.get(0);
            stated.set(0, new StatedHash(first.format(), first.value(), false, 1));
        }
        return stated;
    }

    private boolean rarely() {
        return random.nextInt(20) == 0;
    }

    /** An object goes bad, and somebody who reads it for one of the rolls sees it. */
    private void damage(Roll roll) {
        List<Copy> staged = staged(roll);
        if (!staged.isEmpty()) {
            Copy copy = staged.get(random.nextInt(staged.size()));
            station.objects.put(copy.key(), 999);
            ledger.copies().lost(copy.fileId(), Tier.STAGING, FakeStation.STAGING);
            ledger.work().rearm(roll.id(), Step.STAGE);
            count("damaged");
        }
    }

    private void weaken(Roll roll) {
        List<Copy> staged = staged(roll);
        if (!staged.isEmpty() && random.nextInt(3) == 0) {
            Copy copy = staged.get(random.nextInt(staged.size()));
            station.objects.put(copy.key(), 998);
            ledger.copies().record(List.of(new Copy(copy.fileId(), copy.tier(), copy.endpoint(), copy.key(), Strength.SIZED, copy.at())));
            ledger.work().rearm(roll.id(), Step.STAGE);
        }
    }

    private List<Copy> staged(Roll roll) {
        return ledger.copies().ofRoll(roll.id()).stream().filter(copy -> copy.tier() == Tier.STAGING).toList();
    }

    private void check(Roll roll) {
        if (!ledger.rolls().lights(roll.id()).get(Light.SAFE_TO_UNPLUG).on()) {
            count("dark");
            return;
        }
        count("green");
        Map<Long, Copy> copies = new HashMap<>();
        staged(roll).forEach(copy -> copies.put(copy.fileId(), copy));
        boolean shared = false;
        boolean missing = false;
        for (RollFile file : ledger.rolls().files(roll.id())) {
            Copy copy = copies.get(file.id());
            assertTrue(copy != null && copy.strength() == Strength.READ_BACK, () -> file + " has " + copy);
            int lies = station.objects.get(copy.key());
            for (StatedHash hash : file.stated()) {
                RecordedHash recorded = new RecordedHash(hash.format(), hash.value(), hash.trusted(), hash.generation());
                if (recorded.decides()) {
                    assertTrue(recorded.fits(FakeStation.digest(recorded.computedBy().orElseThrow(), lies)), () -> file + " is " + lies + " at " + copy);
                }
            }
            if (file.role() != FileRole.SEALED || file.stated().stream().noneMatch(StatedHash::trusted)) {
                assertEquals(station.drives.get(roll.id()).get(file.path()), lies, () -> file + " must be what its own drive holds");
            }
            assertEquals("%016x".formatted(lies), file.crc64());
            shared |= !copy.key().equals(roll.stagingKey(file.path()));
            missing |= file.missing();
        }
        if (shared) {
            count("green with another's object");
        }
        if (missing) {
            count("green though missing on the drive");
        }
    }

    private void count(String kind) {
        seen.merge(kind, 1, Integer::sum);
    }
}
