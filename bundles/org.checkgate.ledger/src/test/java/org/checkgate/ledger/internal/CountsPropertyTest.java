package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.FileRead;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Lights;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Rebuild;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.StagedRoll;
import org.checkgate.ledger.StagingPlace;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.mhl.HashFormat;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to files and copies, in whatever order: after every step the counters are what a look at each file gives, and so is
 * how each roll stands, and every light.
 */
@Tag("long")
class CountsPropertyTest {
    private static final int LEDGERS = 20;
    private static final int ROUNDS = 10;
    private static final int EVENTS = 20;
    private static final List<Set<String>> HISTORIES = List.of(Set.of("g1"), Set.of("g1"), Set.of("g1", "g2"), Set.of("x1"));
    private static final List<Tier> TIERS = List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE);
    private static final Finding REBUILT = new Finding(Rebuild.FINDING, Severity.OVERRIDABLE, "", "It was rebuilt.", "Plug the drive in.");
    private static final List<String> KINDS = List.of("listed", "staged", "adopted", "shared", "recorded", "weaker", "twice in one step", "another endpoint", "resized", "not kept",
            "lost", "wrong", "cleared", "wanted again", "taken back", "restored", "restarted", "rebuilt", "green", "dark");

    @TempDir
    Path folder;
    private final TestLedger.FakeClock clock = new TestLedger.FakeClock();
    private final Random random = new Random(20260316);
    private final Map<String, Integer> seen = new TreeMap<>();
    private Path home;
    private H2Ledger ledger;
    private FakeStation station;
    private List<Roll> rolls;

    @Test
    void countersAreWhatALookAtEveryFileGives() throws Exception {
        for (int number = 0; number < LEDGERS; number++) {
            home = folder.resolve("home" + number);
            open();
            station = new FakeStation(ledger);
            for (int round = 0; round < ROUNDS; round++) {
                station.name = "R" + round;
                rolls = new ArrayList<>();
                deliver();
                for (int event = 0; event < EVENTS; event++) {
                    String what = happen();
                    count(what);
                    check(what);
                }
            }
            ledger.close();
        }
        assertTrue(KINDS.stream().allMatch(kind -> seen.getOrDefault(kind, 0) >= 10), seen::toString);
    }

    private void open() {
        ledger = RestorationTest.open(home, clock, 1);
        Deliveries.configureAll(ledger);
    }

    private String happen() throws Exception {
        Roll any = rolls.get(random.nextInt(rolls.size()));
        return switch (random.nextInt(60)) {
            case 0, 1, 2, 3 -> rolls.size() < 5 ? deliver() : "nothing";
            case 4, 5, 6, 7, 8, 9, 10, 11, 12 -> stage();
            case 13, 14 -> ledger.copies().adopt(any.id(), FakeStation.STAGING).taken() > 0 ? "adopted" : "nothing";
            case 15, 16 -> {
                ledger.copies().share(any.id(), FakeStation.STAGING);
                yield "shared";
            }
            case 17, 18, 19, 20, 21, 22, 23, 24, 25 -> record(any);
            case 26, 27, 28, 29 -> carryAll(any);
            case 30, 31, 32 -> resize(any);
            case 33, 34, 35, 36 -> lose(any);
            case 37, 38, 39, 40 -> wrong(any);
            case 41, 42, 43, 44, 45, 46, 47, 48, 49 -> clear(any);
            case 50, 51 -> rebuild();
            case 52 -> withdraw(any);
            case 53 -> random.nextInt(3) == 0 ? restore() : "nothing";
            case 54 -> {
                ledger.close();
                assertTrue(uncorrected().isEmpty());
                open();
                station.with(ledger);
                ledger.work().recover();
                yield "restarted";
            }
            default -> wantedAgain(rolls.stream().filter(roll -> ledger.rolls().standing(roll.id()).cleared().isPresent()).findAny().orElse(any));
        };
    }

    /** Files of a size that nobody knows among them, and files that are missing. */
    private String deliver() {
        Set<String> history = HISTORIES.get(random.nextInt(HISTORIES.size()));
        List<NewFile> files = new ArrayList<>(List.of(new NewFile(FakeStation.MANIFEST, 10, false, FileRole.MANIFEST, List.of())));
        Map<String, Integer> onDrive = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            int content = (history.contains("x1") ? 500 : 100) + i;
            boolean missing = random.nextInt(4) == 0;
            files.add(new NewFile("clip" + i, missing && random.nextBoolean() ? -1 : random.nextInt(3000), missing, FileRole.SEALED,
                    List.of(FakeStation.stated(HashFormat.XXH64, content))));
            if (!missing) {
                onDrive.put("clip" + i, random.nextInt(8) == 0 ? 900 : content);
            }
        }
        rolls.add(station.deliver(new NewRoll(station.name, RollKind.CAMERA, station.name, String.join(" ", history), history, files, List.of()), onDrive));
        return "listed";
    }

    private String stage() {
        Optional<Work> work = ledger.work().claim(Step.STAGE);
        work.ifPresent(claimed -> {
            if (station.stage(claimed.rollId()).taken() > 0) {
                count("adopted");
            }
            ledger.work().done(claimed);
        });
        return work.isPresent() ? "staged" : "nothing";
    }

    /** Any copies, of any strength, somewhere: stronger ones, weaker ones, the same one twice, objects of other rolls. */
    private String record(Roll roll) {
        List<RollFile> files = ledger.rolls().files(roll.id());
        List<Copy> copies = new ArrayList<>();
        Map<String, Strength> before = new HashMap<>();
        ledger.copies().ofRoll(roll.id()).forEach(copy -> before.put(place(copy), copy.strength()));
        String what = "recorded";
        for (int copy = random.nextInt(5); copy >= 0; copy--) {
            RollFile file = files.get(random.nextInt(files.size()));
            Tier tier = TIERS.get(random.nextInt(3));
            boolean elsewhere = random.nextInt(5) == 0;
            String endpoint = elsewhere ? "http://before" : Deliveries.endpoint(tier).address();
            String key = random.nextBoolean() ? roll.prefix() + "/" + file.path() : "shared/" + file.path();
            Copy made = new Copy(file.id(), tier, endpoint, key, Strength.values()[random.nextInt(Strength.values().length)], Deliveries.AT);
            what = elsewhere ? "another endpoint" : copies.stream().anyMatch(other -> place(other).equals(place(made))) ? "twice in one step"
                    : before.getOrDefault(place(made), Strength.LISTED).compareTo(made.strength()) > 0 ? "weaker" : what;
            copies.add(made);
        }
        List<FileRead> reads = random.nextInt(3) > 0 ? List.of() : copies.stream().map(Copy::fileId).distinct().map(this::read).toList();
        if (random.nextInt(5) == 0) {
            // What is not kept is not counted either, also when the same is asked for again.
            assertThrows(IllegalStateException.class, () -> ledger.transactions().acknowledge(sql -> {
                new CopyRows(sql).put(copies);
                throw new IllegalStateException("in the middle");
            }));
            count("not kept");
        }
        ledger.copies().record(copies, reads, List.of());
        return what;
    }

    private static String place(Copy copy) {
        return copy.fileId() + " " + copy.tier() + " " + copy.endpoint();
    }

    private FileRead read(long file) {
        return new FileRead(file, random.nextInt(2000), Map.of("xxh64", "%016x".formatted(random.nextInt(9))), "ab");
    }

    private String carryAll(Roll roll) {
        for (Tier tier : random.nextBoolean() ? TIERS : List.of(TIERS.get(random.nextInt(3)))) {
            if (tier != Tier.STAGING || ledger.rolls().standing(roll.id()).cleared().isEmpty()) {
                ledger.copies().record(Deliveries.copies(ledger, roll, tier, Deliveries.endpoint(tier).address(), random.nextInt(4) == 0 ? Strength.HASHED : Strength.READ_BACK));
            }
        }
        if (random.nextBoolean()) {
            ledger.rolls().findings(roll.id()).forEach(finding -> ledger.rolls().resolve(roll.id(), finding.code(), finding.path()));
        }
        return "recorded";
    }

    private String resize(Roll roll) {
        List<RollFile> files = ledger.rolls().files(roll.id());
        FileRead read = read(files.get(random.nextInt(files.size())).id());
        ledger.rolls().read(read.fileId(), read.size(), read.hashes(), read.crc64());
        return "resized";
    }

    private Optional<Copy> any(Roll roll) {
        List<Copy> copies = ledger.copies().ofRoll(roll.id()).stream().filter(copy -> copy.tier() != Tier.DRIVE).toList();
        return copies.isEmpty() ? Optional.empty() : Optional.of(copies.get(random.nextInt(copies.size())));
    }

    private String lose(Roll roll) {
        Optional<Copy> copy = any(roll);
        copy.ifPresent(gone -> ledger.copies().lost(gone.fileId(), gone.tier(), gone.endpoint()));
        return copy.isPresent() ? "lost" : "nothing";
    }

    private String wrong(Roll roll) {
        boolean was = any(roll).filter(copy -> ledger.scrubs().wrong(copy, new Finding("CLOUD_TAMPERED", Severity.BLOCK, "", "It is gone.", "Look."))).isPresent();
        return was ? "wrong" : "nothing";
    }

    private String clear(Roll roll) {
        carryAll(roll);
        carryAll(roll);
        ledger.rolls().signOff(Deliveries.DAY, "Kim");
        for (Step step : Step.values()) {
            for (Optional<Work> work = ledger.work().claim(step); work.isPresent(); work = ledger.work().claim(step)) {
                ledger.work().done(work.get());
            }
        }
        return ledger.clearing().clear(roll.id()).isPresent() ? "cleared" : "nothing";
    }

    private String wantedAgain(Roll roll) {
        if (ledger.rolls().lights(roll.id()).get(Light.SAFE_TO_UNPLUG).on()) {
            return lose(roll);
        }
        return ledger.clearing().wantedAgain(roll.id()) ? "wanted again" : "nothing";
    }

    private String withdraw(Roll roll) {
        try {
            ledger.drives().assign(roll.driveId(), new Destination("Another", "20260315", "main"));
            return "taken back";
        } catch (IllegalStateException left) {
            return "nothing";
        }
    }

    private String rebuild() {
        ledger.transactions().acknowledge(sql -> sql.insert("INSERT INTO rebuilds (begun_at) VALUES (?)", clock.instant()));
        StagingPlace place = new StagingPlace(Deliveries.DAY, station.name, 50 + rolls.size());
        List<NewFile> files = List.of(new NewFile("clip0", 10, false, FileRole.SEALED, List.of(FakeStation.stated(HashFormat.XXH64, 100))),
                new NewFile("clip1", 10, true, FileRole.SEALED, List.of(FakeStation.stated(HashFormat.XXH64, 101))));
        ledger.rebuild().found(FakeStation.STAGING, new StagedRoll(place, new NewRoll(station.name, RollKind.CAMERA, station.name, "g1", Set.of("g1"), files, List.of(REBUILT)),
                Map.of("clip0", place.key("clip0"), "clip1", place.key("clip1"), "unknown", "unknown"), Map.of()));
        ledger.rebuild().over(List.of(), "Done.");
        ledger.rolls().deliveries(Deliveries.DAY, station.name).stream().filter(roll -> roll.delivery() == place.delivery()).forEach(roll -> station.drives.put(roll.id(), Map.of()));
        return "rebuilt";
    }

    /** What is restored has to be right before it is opened: that would set it right. */
    private String restore() throws Exception {
        ledger.regular().ifChanged();
        ledger.close();
        RestorationTest.damage(home.resolve("ledger/checkgate.mv.db"));
        Ledgers.restore(home.resolve("ledger/checkgate"), home.resolve("backup"), clock);
        assertEquals(Optional.empty(), uncorrected());
        open();
        station.with(ledger);
        Files.list(home.resolve("ledger")).filter(file -> file.toString().contains("-damaged-")).forEach(file -> file.toFile().delete());
        return "restored";
    }

    private Optional<String> uncorrected() throws Exception {
        Connection connection = Database.source(LedgerFile.of(home.resolve("ledger/checkgate"))).getConnection();
        try {
            return new Counts(new Sql(connection)).wrong();
        } finally {
            Database.shutdown(connection);
        }
    }

    private void check(String what) {
        assertEquals(Optional.empty(), ledger.miscounted(), () -> "after: " + what);
        assertEquals(Optional.empty(), ledger.transactions().read(sql -> new Counts(sql).wrongFiles()), () -> "after: " + what);
        Standings standings = new Standings(Policy.DEFAULT, endpoints());
        for (Roll roll : ledger.rolls().deliveries(Deliveries.DAY, station.name)) {
            RollStanding counted = ledger.rolls().standing(roll.id());
            RollStanding looked = ledger.transactions().read(sql -> standings.lookedThrough(sql, roll));
            assertEquals(looked, counted, () -> "after: " + what);
            assertEquals(looked(roll), counted.staging().proven(), () -> "after: " + what);
            count(Lights.of(counted).get(Light.SAFE_TO_UNPLUG).on() ? "green" : "dark");
        }
    }

    /** By copies alone, without any of the ledger's counting. */
    private long looked(Roll roll) {
        Set<Long> proven = ledger.copies().ofRoll(roll.id()).stream().filter(copy -> copy.tier() == Tier.STAGING && copy.endpoint().equals(FakeStation.STAGING)
                && copy.strength() == Strength.READ_BACK).map(Copy::fileId).collect(Collectors.toCollection(HashSet::new));
        return proven.size();
    }

    private static BootEndpoints endpoints() {
        BootEndpoints endpoints = new BootEndpoints();
        TIERS.forEach(tier -> endpoints.configured(Deliveries.endpoint(tier)));
        return endpoints;
    }

    private void count(String kind) {
        seen.merge(kind, 1, Integer::sum);
    }
}
