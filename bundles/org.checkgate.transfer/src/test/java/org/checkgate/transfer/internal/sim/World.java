package org.checkgate.transfer.internal.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveState;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.Orders;
import org.checkgate.ledger.Reach;
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
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.Backbone;
import org.checkgate.transfer.Scrub;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.Pace;
import org.checkgate.transfer.internal.ScrubPlan;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.cloud.CloudCopies;
import org.checkgate.transfer.internal.cloud.LiveScrub;
import org.checkgate.transfer.internal.cloud.Orphans;
import org.checkgate.transfer.internal.cloud.S3Backbone;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.checkgate.transfer.internal.shape.Room;
import org.checkgate.transfer.internal.shape.Standing;
import org.checkgate.transfer.internal.shape.Turns;
import org.checkgate.transfer.internal.source.SourceFolder;
import org.checkgate.transfer.internal.staging.FarCopies;
import org.checkgate.transfer.internal.staging.MinioStaging;
import org.checkgate.transfer.internal.staging.StagingConnection;
import org.checkgate.transfer.internal.staging.StagingStore;
import org.checkgate.transfer.internal.staging.StoreDisk;

/** An ingest centre that lives and dies by one seed. It knows what the set sealed, and holds every light against it. */
final class World {
    private static final String ADDRESS = "sim:staging";
    private static final int MOST_DRIVES = 2;
    private static final int ROUNDS = 8;
    /** A roll that goes all the way may meet something of its own at each station. */
    private static final int CLOUD_ROUNDS = 16;
    private static final Duration LOOKED_AT = Duration.ofDays(2);
    private static final int COUNTED_EVERY = 5;
    private static final Duration STAYS = Duration.ofHours(1);

    private final Plant plant;
    private final Fate fate;
    private final Dice dice;
    private final Weather weather;
    private final FakeSimClock clock = new FakeSimClock();
    private final SimObjects objects = new SimObjects();
    private final FakeSimStore server;
    private final StagingConnection staging;
    private final Optional<SimClouds> clouds;
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
    private MinioStaging stager;
    private Turns turns;
    private Standing standing = Standing.FREE;
    private Station station;
    private String settled = "";
    private int changes;
    private long moment;

    World(long seed, Plant plant) {
        this.plant = plant;
        this.dice = new Dice(seed);
        this.weather = Weather.of(dice);
        this.fate = new Fate(dice, weather);
        this.server = new FakeSimStore(fate, objects);
        StagingStore store = plant.store(server);
        Optional<StoreDisk> disk = weather.remote() ? Optional.empty() : Optional.of(plant.disk(new FakeSimStoreDisk(fate, objects, server)));
        this.staging = new StagingConnection(ADDRESS, store, disk,
                new StagingConnection.Settings(partSize(weather), 1, 0, Duration.ofSeconds(60), weather.cloud() ? Optional.of(STAYS) : Optional.empty()));
        this.clouds = weather.cloud() ? Optional.of(new SimClouds(fate, clock, plant)) : Optional.empty();
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
            if (weather.cloud() && dice.chance(0.5)) {
                surviving(this::allTheWay);
            }
            for (int events = weather.cloud() ? dice.between(4, 16) : dice.between(2, 6); events > 0; events--) {
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
        opened = EmptyLedger.open(ledgerFolder, plant.policy(weather.policy()), clock, this::moment, true);
        fate.alive();
        real = plant.ledger(opened);
        plant.opened("jdbc:h2:" + ledgerFolder + "/" + FakePowerDisk.LEDGER);
        real.endpoints().configured(new Endpoint(Tier.STAGING, ADDRESS, false, false, false));
        clouds.ifPresent(there -> there.announce(real));
        Facts now = before == null ? Facts.none() : Facts.of(opened);
        if (before != null) {
            acknowledged.goneFrom(now, before.perhaps(), before.open()).ifPresent(gone -> {
                throw fate.broken("The ledger has forgotten what it acknowledged: " + gone, null);
            });
        }
        watched = new WatchedLedger(fate, real, opened, now, new Held());
        ledger = watched.ledger();
        pipeline();
        ledger.work().recover();
        clouds.ifPresent(there -> there.connect(ledger));
        everyLightIsTrue();
    }

    /** Parts leave quickly or slowly. */
    private long moment() {
        moment += dice.chance(0.4) ? 1_000_000_000L : 0;
        return moment;
    }

    private void pipeline() {
        BufferBudget memory = new BufferBudget(1 << 20);
        // How long it really waits has a part that no seed decides.
        Governor.Pause pause = nanos -> clock.pass(Duration.ofSeconds(1));
        turns = new Turns(Room.USUAL, clock);
        turns.standing(standing);
        FarCopies far = clouds.<FarCopies>map(there -> new CloudCopies(ledger, there, turns, Pace.FREE, clock)).orElse(FarCopies.NONE);
        stager = new MinioStaging(ledger, () -> staging, new LiveLanes(), this::folder, clock, memory, new SeededWorkers(dice), pause, far);
        StagedFiles staged = weather.remote() ? new StagedObjects(() -> staging) : new FakeSimStaged(fate, objects);
        Optional<Backbone> backbone = clouds.map(there -> new S3Backbone(ledger, staged, () -> staging, there, new LiveLanes(), memory, turns, Pace.FREE, clock,
                new SeededWorkers(dice)));
        // Nobody but the caller's own thread could end what a look waits for.
        Optional<Scrub> scrub = clouds.map(there -> new LiveScrub(ledger, () -> staging, there, new LiveLanes(),
                tier -> new ScrubPlan(Optional.of(LOOKED_AT), 0), Duration.ofMinutes(5), clock, clock::nanos, pause));
        station = new Station(fate, ledger.work(), stager, backbone, scrub, ledgerDisk);
        fate.meanwhile(this::meanwhile);
    }

    private final class Held implements WatchedLedger.Witness {
        @Override
        public void changed(OptionalLong roll) {
            // To look through everything takes longer than all else: the counters are also looked at after each start, and at the end.
            if (changes++ % COUNTED_EVERY == 0) {
                countersSayWhatThereIs();
            }
            roll.ifPresentOrElse(World.this::checkLights, World.this::checkLights);
        }

        @Override
        public void wrong(Copy seen) {
            if (opened.copies().ofFile(seen.fileId()).contains(seen)) {
                throw fate.broken("A look found it wrong, and it still counts: " + seen + ".", null);
            }
        }

        @Override
        public void proves(Collection<Copy> copies) {
            for (Copy copy : copies) {
                if (SimClouds.TIERS.contains(copy.tier())) {
                    RollFile file = opened.rolls().file(copy.fileId()).orElseThrow();
                    clouds.orElseThrow().noted(copy, sealed(file), file.path() + " (roll " + file.rollId() + ")", station.began());
                }
            }
        }

        @Override
        public void letGo(long roll) {
            List<Copy> copies = opened.copies().ofRoll(roll);
            for (RollFile file : opened.rolls().files(roll)) {
                for (Tier tier : SimClouds.TIERS) {
                    trueThere(tier, copies, file, sealed(file), "Let go from staging, and ");
                }
            }
            if (!opened.rolls().standing(roll).daySigned()) {
                throw fate.broken("Let go from staging, and nobody signed the day of roll " + roll + ".", null);
            }
        }
    }

    private byte[] sealed(RollFile file) {
        Roll roll = opened.rolls().find(file.rollId()).orElseThrow();
        return truth(roll).file(file.path()).orElseThrow().sealed();
    }

    private SimDrive.SimRoll truth(Roll roll) {
        return simulated(opened.drives().find(roll.driveId()).orElseThrow()).rolls.get(roll.folder());
    }

    private void trueThere(Tier tier, List<Copy> copies, RollFile file, byte[] sealed, String promise) {
        SimClouds there = clouds.orElseThrow(() -> fate.broken(promise + "there is no " + tier.word() + ".", null));
        Optional<Copy> copy = copies.stream().filter(each -> each.fileId() == file.id() && there.current(tier, each)).findFirst();
        there.untrue(tier, copy, sealed, weather.policy()).ifPresent(why -> {
            throw fate.broken(promise + file.path() + " (roll " + file.rollId() + ") " + why + ".", null);
        });
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
        if (weather.cloud() && dice.chance(0.4)) {
            cloudEvent();
            return;
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
                clouds.ifPresent(there -> there.connect(ledger));
                clock.pass(Duration.ofMinutes(10L * (dice.chance(weather.clockJump()) ? dice.between(-200, 200) : 1)));
                // All the way is six stations long.
                for (int more = weather.cloud() ? dice.below(10) : 0; station.turn() && more > 0; more--) {
                    fate.alive();
                }
            }
        }
    }

    /** What happens to rolls that are where they are to be is another story than what happens on their way. */
    private void allTheWay() {
        arrive();
        while (station.turn()) {
            fate.alive();
        }
    }

    private void cloudEvent() {
        switch (dice.below(12)) {
            case 0, 1, 2 -> {
                for (int more = dice.below(4); more >= 0; more--) {
                    outsider();
                }
            }
            case 3, 4 -> look();
            case 5 -> station.clear();
            case 6 -> {
                SimClouds.TIERS.forEach(tier -> clouds.orElseThrow().bucket(tier).thaw(dice.below(12)));
                clouds.orElseThrow().connect(ledger);
            }
            case 7 -> steer();
            case 8 -> orphans();
            case 9 -> {
                if (dice.chance(0.3)) {
                    clouds.orElseThrow().move(dice.of(SimClouds.TIERS), ledger);
                }
            }
            case 10 -> {
                FakeSimBucket bucket = clouds.orElseThrow().bucket(dice.of(SimClouds.TIERS));
                int requests = weather.cloudTrouble() > 0 ? 1 + dice.below(12) : 0;
                fate.note(bucket.target().bucket() + " is away for " + requests);
                if (dice.chance(0.5)) {
                    bucket.kill(requests);
                } else {
                    bucket.takeAway(requests);
                }
            }
            default -> {
                plugIn();
                again();
            }
        }
    }

    /** What else goes on while one waits for a store. */
    private void meanwhile() {
        if (!weather.cloud() || dice.chance(0.7)) {
            station.turn();
            return;
        }
        try {
            switch (dice.below(4)) {
                case 0 -> look();
                case 1 -> station.clear();
                default -> {
                    if (dice.chance(weather.tamper())) {
                        outsider();
                    }
                }
            }
        } catch (LedgerException e) {
            if (!ledgerDisk.hurt() && !fate.dead()) {
                throw fate.broken("The ledger refuses: " + e.getMessage(), e);
            }
            // Those who wait have nothing to do with it.
            fate.note("meanwhile: " + e.getMessage());
        }
    }

    private void look() {
        Tier tier = dice.of(List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE));
        List<Roll> rolls = opened.rolls().all();
        if (!rolls.isEmpty() && dice.chance(0.7)) {
            ledger.scrubs().ask(dice.of(rolls).id());
        }
        station.look(tier);
    }

    /** Somebody who may write to a bucket does. */
    private void outsider() {
        if (fate.calm() || weather.tamper() == 0) {
            return;
        }
        FakeSimBucket bucket = clouds.orElseThrow().bucket(dice.of(SimClouds.TIERS));
        List<String> keys = bucket.keys();
        String kind = "nothing";
        if (dice.chance(0.1)) {
            kind = "forgets uploads";
            bucket.forgetUploads();
        } else if (keys.isEmpty() || dice.chance(0.1)) {
            List<Roll> rolls = opened.rolls().all();
            if (!rolls.isEmpty()) {
                Roll roll = dice.of(rolls);
                kind = "foreign object of " + roll.name();
                bucket.overwrite(roll.prefix() + "/" + dice.of(truth(roll).files()).path(), dice.bytes(dice.below(40)));
            }
        } else {
            String key = dice.of(keys);
            switch (dice.below(3)) {
                case 0 -> bucket.lose(key);
                case 1 -> bucket.overwrite(key, dice.bytes(dice.below(40)));
                default -> bucket.rot(key);
            }
            kind = "something to " + key;
        }
        fate.note("somebody does " + kind + " in " + bucket.target().bucket());
    }

    private void steer() {
        boolean free = !standing.orders().holds().isEmpty() || opened.rolls().all().isEmpty();
        List<Hold> holds = free ? List.of() : List.of(hold(dice.of(opened.rolls().all())));
        fate.note("person: holds " + holds.stream().map(hold -> hold.reach() + " " + hold.subject() + " " + hold.kind()).toList());
        standing = new Standing(new Orders(Optional.empty(), Optional.empty(), holds, Map.of(), Map.of(), Map.of()), Standing.FREE.limit());
        turns.standing(standing);
    }

    private Hold hold(Roll roll) {
        Reach reach = dice.of(List.of(Reach.SITE, Reach.LANE, Reach.ROLL));
        String subject = switch (reach) {
            case LANE -> dice.of(SimClouds.TIERS).word();
            case ROLL -> Long.toString(roll.id());
            default -> "";
        };
        return new Hold(reach, subject, dice.of(List.of(HoldKind.values())), "the data manager", "", clock.instant());
    }

    private void orphans() {
        try {
            new Orphans(ledger, clouds.orElseThrow().bucket(dice.of(SimClouds.TIERS))).reap(Duration.ofHours(1), clock.instant());
        } catch (StoreTrouble e) {
            fate.note("link: " + e.getMessage());
        }
    }

    /** People see to what the findings ask for: what lies in the way is moved away, and what was let go and lost is staged again. */
    private void again() {
        for (Roll roll : opened.rolls().all()) {
            for (Finding finding : opened.rolls().findings(roll.id())) {
                SimClouds.TIERS.stream().filter(tier -> finding.severity() == Severity.BLOCK && finding.code().startsWith(tier.name() + "_"))
                        .filter(tier -> finding.code().endsWith("_CONFLICT") || finding.sentence().contains("It is not replaced"))
                        .forEach(tier -> clouds.orElseThrow().bucket(tier).lose(roll.prefix() + "/" + finding.path()));
            }
            if (!lit(roll.id()) && opened.rolls().standing(roll.id()).cleared().isPresent()) {
                try {
                    stager.tryAgain(roll.id(), Optional.empty());
                } catch (IllegalArgumentException inVain) {
                    fate.note("person: " + inVain.getMessage());
                }
            }
            if (!allLit(roll.id())) {
                ledger.work().rearm(roll.id(), Step.SYNC);
                ledger.work().rearm(roll.id(), Step.ARCHIVE);
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
        standing = Standing.FREE;
        turns.standing(standing);
        if (weather.cloud()) {
            // Once: what may be let go waits from then on.
            ledger.rolls().signOff(SimDrive.DAY, "the data manager");
        }
        // Also where all is green: it has to be looked at once more, and what that finds mended.
        int least = weather.cloud() ? 2 : 0;
        for (int round = 0; round < least || round < (weather.cloud() ? CLOUD_ROUNDS : ROUNDS) && !done(); round++) {
            tryAgain();
            clock.pass(Duration.ofDays(3));
            if (weather.cloud()) {
                settleClouds();
            }
            while (station.turn()) {
                fate.alive();
            }
        }
    }

    private void settleClouds() {
        clouds.orElseThrow().connect(ledger);
        opened.rolls().all().forEach(roll -> ledger.scrubs().ask(roll.id()));
        for (Tier tier : List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE)) {
            while (station.look(tier)) {
                fate.alive();
            }
        }
        again();
        station.clear();
    }

    /** Whether no further round could change anything: two in a row end alike where something stays dark. */
    private boolean done() {
        String now = real.rolls().all().stream().map(roll -> (weather.cloud() ? allLit(roll.id()) : lit(roll.id())) + " " + opened.rolls().findings(roll.id()) + opened.work().ofRoll(roll.id()).stream()
                .filter(work -> weather.cloud() || work.step() == Step.STAGE).map(work -> work.state().name()).toList()).toList().toString();
        boolean same = now.equals(settled) && !now.contains("WAITING") && !now.contains("READY");
        settled = now;
        return same || !now.contains("false ");
    }

    // ---- what must be so ----

    private boolean lit(long roll) {
        return real.rolls().lights(roll).get(Light.SAFE_TO_UNPLUG).on();
    }

    private boolean allLit(long roll) {
        return real.rolls().lights(roll).values().stream().allMatch(LightState::on);
    }

    private void everyLightIsTrue() {
        countersSayWhatThereIs();
        checkLights();
    }

    private void checkLights() {
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
        boolean cleared = opened.rolls().standing(rollId).cleared().isPresent();
        SimDrive.SimRoll truth = truth(roll);
        if (truth.doubted()) {
            throw fate.broken("Green, and a person has yet to look at the hash lists of " + roll.name() + ".", null);
        }
        Set<String> listed = files.stream().map(RollFile::path).collect(Collectors.toSet());
        for (SimFile file : truth.files()) {
            String which = file.path() + " of " + roll.name() + " (roll " + rollId + ")";
            if (!listed.contains(file.path())) {
                throw fate.broken("Green, and " + which + " is not even listed.", null);
            }
            RollFile there = files.stream().filter(each -> each.path().equals(file.path())).findFirst().orElseThrow();
            if (cleared || lights.get(Light.SAFE_TO_REUSE).on()) {
                trueThere(Tier.CLOUD, copies, there, file.sealed(), "Green, and ");
            }
            if (cleared || lights.get(Light.SAFE_TO_CLEAR).on()) {
                trueThere(Tier.ARCHIVE, copies, there, file.sealed(), "Green, and ");
            }
            if (cleared) {
                continue;
            }
            Optional<byte[]> durable = durable(copies, there.id());
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
            if (weather.cloud()) {
                judgeClouds(roll, truth, state);
            }
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

    /** All of it has gone everywhere by now, and was looked at there once more: what is green lies there still. */
    private void judgeClouds(Roll roll, SimDrive.SimRoll truth, String state) {
        for (LightState light : real.rolls().lights(roll.id()).values()) {
            if (!light.on()) {
                throw fate.broken("Nothing is wrong, and it does not become green: " + light.why() + " " + state, null);
            }
        }
        List<Copy> copies = opened.copies().ofRoll(roll.id());
        for (RollFile file : opened.rolls().files(roll.id())) {
            byte[] sealed = truth.file(file.path()).orElseThrow().sealed();
            for (Copy copy : copies) {
                boolean counts = copy.fileId() == file.id() && SimClouds.TIERS.stream().anyMatch(tier -> clouds.orElseThrow().current(tier, copy));
                if (counts && !clouds.orElseThrow().there(copy, sealed, weather.policy())) {
                    throw fate.broken("Green after all was looked at, and " + file.path() + " is not in the " + copy.tier().word() + ": " + state, null);
                }
            }
        }
    }

    /**
     * What a drive lacks any delivery of the roll may bring; what is bad on it only one that came later, brought for it. One that was let
     * go from staging has nothing there to bring.
     */
    private boolean helped(Roll roll, SimDrive.SimRoll truth, SimFile file) {
        return opened.rolls().deliveries(SimDrive.DAY, roll.name()).stream().filter(other -> file.missing() || other.delivery() > roll.delivery())
                .filter(other -> opened.rolls().standing(other.id()).cleared().isEmpty())
                .map(other -> simulated(opened.drives().find(other.driveId()).orElseThrow()).rolls.get(other.folder()))
                .filter(other -> other.fingerprint().equals(truth.fingerprint())).flatMap(other -> other.file(file.path()).stream()).anyMatch(same -> !same.bad());
    }
}
