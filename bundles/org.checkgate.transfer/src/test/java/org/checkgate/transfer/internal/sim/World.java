package org.checkgate.transfer.internal.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveState;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.ledger.internal.H2Ledger;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.source.SourceFolder;
import org.checkgate.transfer.internal.staging.MinioStaging;
import org.checkgate.transfer.internal.staging.StagingConnection;
import org.checkgate.transfer.internal.staging.StagingStore;
import org.checkgate.transfer.internal.staging.StoreDisk;

/** An ingest centre that lives and dies by one seed. It knows what the set sealed, and holds every light against it. */
final class World {
    private static final String ADDRESS = "sim:staging";
    private static final int MOST_DRIVES = 2;
    private static final int ROUNDS = 8;

    private final Plant plant;
    private final Fate fate;
    private final Dice dice;
    private final Weather weather;
    private final FakeSimClock clock = new FakeSimClock();
    private final SimObjects objects = new SimObjects();
    private final FakeSimStore server;
    private final StagingConnection staging;
    private final List<SimDrive> drives = new ArrayList<>();
    private final Map<String, FakeSimFolder> folders = new HashMap<>();

    private byte[] ledgerImage = EmptyLedger.image();
    private Facts acknowledged = Facts.none();
    // What one start of the appliance has.
    private String ledgerFolder;
    private FakePowerDisk ledgerDisk;
    private H2Ledger opened;
    private Ledger real;
    private WatchedLedger watched;
    private Ledger ledger;
    private Station station;
    private String settled = "";

    World(long seed, Plant plant) {
        this.plant = plant;
        this.dice = new Dice(seed);
        this.weather = Weather.of(dice);
        this.fate = new Fate(dice, weather);
        this.server = new FakeSimStore(fate, objects);
        StagingStore store = plant.store(server);
        Optional<StoreDisk> disk = weather.remote() ? Optional.empty() : Optional.of(plant.disk(new FakeSimStoreDisk(fate, objects, server)));
        this.staging = new StagingConnection(ADDRESS, store, disk, new StagingConnection.Settings(partSize(weather), 1, 0));
    }

    /** In bytes. */
    static int partSize(Weather weather) {
        return weather.streaming() ? 8 : 64;
    }

    Fate fate() {
        return fate;
    }

    void live() {
        try {
            start();
            for (int events = dice.between(2, 6); events > 0; events--) {
                surviving(this::event);
            }
            fate.calmDown();
            surviving(this::settle);
            if (dice.chance(0.3)) {
                crash(true);
                start();
            }
            everythingIsAsItShouldBe();
        } finally {
            close();
        }
    }

    // ---- life and death ----

    private void surviving(Runnable act) {
        try {
            act.run();
            fate.alive();
        } catch (SimCrash e) {
            crash(dice.chance(weather.powerLoss()));
            start();
        } catch (LedgerException e) {
            if (!ledgerDisk.hurt()) {
                throw fate.broken("The ledger refuses: " + e.getMessage(), e);
            }
        }
        if (ledgerDisk.hurt()) {
            // A ledger that stopped asks for a restart, and its disk for a person.
            fate.note("person: restarts the appliance");
            crash(false);
            start();
        }
    }

    private void crash(boolean powerLoss) {
        fate.die();
        fate.note(powerLoss ? "*** power loss" : "*** kill -9");
        close();
        ledgerImage = ledgerDisk.ledgerAfter(powerLoss);
        acknowledged = watched == null ? acknowledged : watched.said();
        if (powerLoss && !weather.remote()) {
            objects.powerLoss(dice);
        }
    }

    private void close() {
        if (opened != null) {
            fate.die();
            opened.close();
            opened = null;
        }
        FakePowerPath.unplug(ledgerFolder);
    }

    private void start() {
        while (true) {
            fate.reborn();
            ledgerDisk = new FakePowerDisk(fate, ledgerImage, plant.ledgerDiskSyncs(), plant.ledgerDiskInOrder());
            ledgerFolder = FakePowerPath.plug(ledgerDisk);
            try {
                open();
                return;
            } catch (SimCrash e) {
                crash(dice.chance(weather.powerLoss()));
            } catch (LedgerException e) {
                if (!fate.dead() && !ledgerDisk.hurt()) {
                    throw fate.broken("The ledger does not open again: " + e.getMessage(), e);
                }
                crash(fate.dead() && dice.chance(weather.powerLoss()));
            }
        }
    }

    private void open() {
        WatchedLedger before = watched;
        opened = EmptyLedger.open(ledgerFolder, plant.policy(weather.policy()), clock, true);
        fate.alive();
        real = plant.ledger(opened);
        plant.opened("jdbc:h2:" + ledgerFolder + "/" + FakePowerDisk.LEDGER);
        real.endpoints().configured(new Endpoint(Tier.STAGING, ADDRESS, false, false, false));
        Facts now = before == null ? Facts.none() : Facts.of(opened);
        if (before != null) {
            acknowledged.goneFrom(now, before.perhaps(), before.open()).ifPresent(gone -> {
                throw fate.broken("The ledger has forgotten what it acknowledged: " + gone, null);
            });
        }
        watched = new WatchedLedger(fate, real, opened, now, this::everyLightIsTrue);
        ledger = watched.ledger();
        MinioStaging stager = new MinioStaging(ledger, () -> staging, new LiveLanes(), this::folder, clock, new BufferBudget(1 << 20),
                new SeededWorkers(dice), nanos -> clock.pass(Duration.ofNanos(nanos)));
        station = new Station(fate, ledger.work(), stager, ledgerDisk);
        fate.meanwhile(() -> station.turn());
        ledger.work().recover();
        everyLightIsTrue();
    }

    private SourceFolder folder(Drive drive, Roll roll) {
        SimDrive there = simulated(drive);
        return folders.computeIfAbsent(drive.id() + " " + roll.folder(), made -> new FakeSimFolder(fate, there, there.rolls.get(roll.folder())));
    }

    private SimDrive simulated(Drive drive) {
        return drives.stream().filter(each -> each.serial.equals(drive.identity().serial())).findFirst().orElseThrow();
    }

    // ---- what happens ----

    private void event() {
        if (drives.isEmpty() || drives.size() < MOST_DRIVES && dice.chance(0.12)) {
            arrive();
        }
        switch (dice.below(14)) {
            case 0 -> plugIn();
            case 1 -> tryAgain();
            case 2 -> {
                fate.note("staging server is killed");
                server.kill(weather.storeTrouble() > 0 ? 1 + dice.below(12) : 0);
            }
            case 3 -> server.full(dice.chance(weather.storeTrouble()));
            case 4 -> {
                if (dice.chance(weather.ledgerTrouble() * 10)) {
                    fate.note("ledger disk is full");
                    ledgerDisk.fill();
                }
            }
            case 5 -> ledger.rolls().signOff(SimDrive.DAY, "the data manager");
            default -> {
                clock.pass(Duration.ofMinutes(10L * (dice.chance(weather.clockJump()) ? dice.between(-200, 200) : 1)));
                station.turn();
            }
        }
    }

    private void arrive() {
        SimDrive drive = drives.isEmpty() || dice.chance(0.4) ? SimDrive.fresh(dice, weather, drives.size(), dice.chance(0.3) ? 2 : 1)
                : dice.of(drives).again(dice, drives.size());
        drives.add(drive);
        Drive arrived = ledger.drives().arrive(drive.identity(), "/bay/" + drive.serial, "CARD", Optional.of(SimDrive.DAY));
        ledger.drives().listed(arrived.id(), drive.listing());
    }

    /** What intake does with a drive whose listing was cut short, and a person with one that was pulled. */
    private void plugIn() {
        for (Drive drive : ledger.drives().all()) {
            SimDrive there = simulated(drive);
            if (drive.state() == DriveState.SEEN) {
                ledger.drives().listed(drive.id(), there.listing());
            }
            if (there.gone()) {
                there.plugIn();
                ledger.drives().present(drive.id(), true, "/bay/" + dice.below(4) + "/" + there.serial);
                ledger.rolls().onDrive(drive.id()).forEach(roll -> ledger.work().rearm(roll.id(), Step.STAGE));
            }
        }
        for (SimDrive drive : drives) {
            if (ledger.drives().newest(drive.identity()).isEmpty()) {
                Drive arrived = ledger.drives().arrive(drive.identity(), "/bay/" + drive.serial, "CARD", Optional.of(SimDrive.DAY));
                ledger.drives().listed(arrived.id(), drive.listing());
            }
        }
    }

    private void tryAgain() {
        ledger.work().rearmBlocked(Step.STAGE);
        for (Roll roll : ledger.rolls().all()) {
            if (!lit(roll.id())) {
                ledger.work().rearm(roll.id(), Step.STAGE);
            }
        }
    }

    /** Nothing goes wrong any more, and people do what the findings ask for. */
    private void settle() {
        plugIn();
        for (int round = 0; round < ROUNDS && !done(); round++) {
            tryAgain();
            clock.pass(Duration.ofDays(3));
            while (station.turn()) {
                fate.alive();
            }
        }
    }

    /** Whether no further round could change anything: two in a row end alike where something stays dark. */
    private boolean done() {
        String now = real.rolls().all().stream().map(roll -> lit(roll.id()) + " " + opened.rolls().findings(roll.id()) + opened.work().ofRoll(roll.id()).stream()
                .filter(work -> work.step() == Step.STAGE).map(work -> work.state().name()).toList()).toList().toString();
        boolean same = now.equals(settled) && !now.contains("WAITING") && !now.contains("READY");
        settled = now;
        return same || !now.contains("false ");
    }

    // ---- what must be so ----

    private boolean lit(long roll) {
        return real.rolls().lights(roll).get(Light.SAFE_TO_UNPLUG).on();
    }

    private void everyLightIsTrue() {
        countersSayWhatThereIs();
        real.rolls().all().forEach(roll -> checkLights(roll.id()));
    }

    /** Lights rest on counters: each is held against all that it counts, long before it could light a light too many. */
    private void countersSayWhatThereIs() {
        Optional<String> wrong;
        try {
            wrong = opened.miscounted();
        } catch (LedgerException e) {
            // It has stopped, or died: nobody is shown a light.
            return;
        }
        wrong.ifPresent(why -> {
            throw fate.broken("Miscounted: " + why, null);
        });
    }

    private void checkLights(long rollId) {
        Map<Light, LightState> lights;
        Roll roll;
        List<Copy> copies;
        List<RollFile> files;
        try {
            lights = real.rolls().lights(rollId);
            if (lights.values().stream().noneMatch(LightState::on)) {
                return;
            }
            roll = opened.rolls().find(rollId).orElseThrow();
            copies = opened.copies().ofRoll(rollId);
            files = opened.rolls().files(rollId);
        } catch (LedgerException e) {
            // It has stopped, or died: nobody is shown a light.
            return;
        }
        if (lights.get(Light.SAFE_TO_REUSE).on() || lights.get(Light.SAFE_TO_CLEAR).on()) {
            throw fate.broken(roll.name() + " is safe to reuse without a cloud.", null);
        }
        SimDrive.SimRoll truth = simulated(opened.drives().find(roll.driveId()).orElseThrow()).rolls.get(roll.folder());
        if (truth.doubted()) {
            throw fate.broken("Green, and a person has yet to look at the hash lists of " + roll.name() + ".", null);
        }
        Set<String> listed = files.stream().map(RollFile::path).collect(Collectors.toSet());
        for (SimFile file : truth.files()) {
            String which = file.path() + " of " + roll.name() + " (roll " + rollId + ")";
            if (!listed.contains(file.path())) {
                throw fate.broken("Green, and " + which + " is not even listed.", null);
            }
            long id = files.stream().filter(each -> each.path().equals(file.path())).findFirst().orElseThrow().id();
            Optional<byte[]> durable = durable(copies, id);
            if (durable.isEmpty()) {
                throw fate.broken("Green, and " + which + " would not survive a power loss.", null);
            }
            if (!Arrays.equals(durable.get(), file.sealed())) {
                throw fate.broken("Green, and staging has other bytes of " + which + " than the set sealed" + (nowhereGood(truth, file)
                        ? ", as every drive has." : "."), null);
            }
        }
    }

    /** What a power loss would leave of a file in staging. */
    private Optional<byte[]> durable(List<Copy> copies, long fileId) {
        return copies.stream().filter(copy -> copy.fileId() == fileId && copy.tier() == Tier.STAGING && copy.endpoint().equals(ADDRESS))
                .findFirst().flatMap(copy -> weather.remote() ? objects.seen(copy.key()) : objects.durable(copy.key()));
    }

    /** A bit that turned on the medium may turn back on the way: what arrived is what counts. */
    private boolean arrived(Roll roll, SimFile file) {
        return opened.rolls().files(roll.id()).stream().filter(listed -> listed.path().equals(file.path())).findFirst()
                .flatMap(listed -> durable(opened.copies().ofRoll(roll.id()), listed.id())).filter(bytes -> Arrays.equals(bytes, file.sealed())).isPresent();
    }

    private boolean nowhereGood(SimDrive.SimRoll truth, SimFile file) {
        return drives.stream().flatMap(drive -> drive.rolls.values().stream()).filter(roll -> roll.fingerprint().equals(truth.fingerprint()))
                .flatMap(roll -> roll.file(file.path()).stream()).allMatch(SimFile::bad);
    }

    /** After the last storm: who can be green is, and who is not says exactly why. */
    private void everythingIsAsItShouldBe() {
        everyLightIsTrue();
        for (SimDrive drive : drives) {
            Drive arrived = opened.drives().newest(drive.identity()).orElseThrow(() -> fate.broken("Drive " + drive.serial + " was forgotten.", null));
            for (Roll roll : opened.rolls().onDrive(arrived.id())) {
                judge(roll, drive.rolls.get(roll.folder()));
            }
            if (opened.rolls().onDrive(arrived.id()).size() != drive.rolls.size()) {
                throw fate.broken("Rolls of drive " + drive.serial + " were forgotten.", null);
            }
        }
    }

    private void judge(Roll roll, SimDrive.SimRoll truth) {
        List<Finding> holding = opened.rolls().findings(roll.id()).stream().filter(finding -> finding.severity() != Severity.INFO).toList();
        boolean named = holding.stream().anyMatch(finding -> finding.path().isEmpty());
        String state = roll.name() + " (roll " + roll.id() + "): " + real.rolls().lights(roll.id()).get(Light.SAFE_TO_UNPLUG).why() + " " + holding + " "
                + opened.work().ofRoll(roll.id());
        if (lit(roll.id())) {
            return;
        }
        List<String> lost = truth.files().stream().filter(file -> file.bad() && !helped(roll, truth, file) && !arrived(roll, file)).map(SimFile::path).sorted().toList();
        List<String> found = holding.stream().map(Finding::path).filter(path -> !path.isEmpty()).distinct().sorted().toList();
        boolean tooWeak = !weather.direct() && weather.policy().staging() == Strength.READ_BACK;
        if (lost.isEmpty() && !named && !tooWeak) {
            throw fate.broken("Nothing is wrong, and it does not become green: " + state, null);
        }
        if (!found.containsAll(lost) || !(tooWeak || named ? truth.bad() : lost).containsAll(found)) {
            throw fate.broken("Bad are " + lost + ", the findings name " + found + ": " + state, null);
        }
    }

    /** What a drive lacks any delivery of the roll may bring; what is bad on it only one that came later, brought for it. */
    private boolean helped(Roll roll, SimDrive.SimRoll truth, SimFile file) {
        return opened.rolls().deliveries(SimDrive.DAY, roll.name()).stream().filter(other -> file.missing() || other.delivery() > roll.delivery())
                .map(other -> simulated(opened.drives().find(other.driveId()).orElseThrow()).rolls.get(other.folder()))
                .filter(other -> other.fingerprint().equals(truth.fingerprint())).flatMap(other -> other.file(file.path()).stream()).anyMatch(same -> !same.bad());
    }
}
