package org.checkgate.transfer.internal.sim;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Tier;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.Backbone;
import org.checkgate.transfer.Scrub;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.Pace;
import org.checkgate.transfer.internal.ScrubPlan;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.cloud.CloudCopies;
import org.checkgate.transfer.internal.cloud.LiveScrub;
import org.checkgate.transfer.internal.cloud.S3Backbone;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.checkgate.transfer.internal.shape.Room;
import org.checkgate.transfer.internal.shape.Turns;
import org.checkgate.transfer.internal.source.SourceFolder;
import org.checkgate.transfer.internal.staging.FarCopies;
import org.checkgate.transfer.internal.staging.MinioStaging;

/** An ingest centre that lives and dies by one seed. */
final class World {
    private static final Duration LOOKED_AT = Duration.ofDays(2);

    private final Site site;
    private final Promises promises;
    private final Happenings happenings;
    private final Fate fate;
    private final Dice dice;
    private final Weather weather;
    private final FakeSimClock clock;
    private final Optional<SimClouds> clouds;
    private final Map<String, FakeSimFolder> folders = new HashMap<>();

    private byte[] ledgerImage = EmptyLedger.image();
    private Facts acknowledged = Facts.none();
    private String ledgerFolder;
    private WatchedLedger watched;
    private long moment;

    World(long seed, Plant plant) {
        this.site = new Site(seed, plant);
        this.promises = new Promises(site);
        this.happenings = new Happenings(site, promises);
        this.fate = site.fate;
        this.dice = site.dice;
        this.weather = site.weather;
        this.clock = site.clock;
        this.clouds = site.clouds;
    }

    Fate fate() {
        return fate;
    }

    void live() {
        try {
            start();
            if (weather.cloud() && dice.chance(0.5)) {
                surviving(happenings::allTheWay);
            }
            for (int events = weather.cloud() ? dice.between(4, 16) : dice.between(2, 6); events > 0; events--) {
                surviving(happenings::event);
            }
            fate.calmDown();
            surviving(happenings::settle);
            if (dice.chance(0.3)) {
                crash(true);
                start();
            }
            promises.everythingIsAsItShouldBe();
        } finally {
            close();
        }
    }

    private void surviving(Runnable act) {
        try {
            act.run();
            fate.alive();
        } catch (SimCrash e) {
            crash(dice.chance(weather.powerLoss()));
            start();
        } catch (LedgerException e) {
            if (!site.ledgerDisk.hurt()) {
                throw fate.broken("The ledger refuses: " + e.getMessage(), e);
            }
        }
        if (site.ledgerDisk.hurt()) {
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
        ledgerImage = site.ledgerDisk.ledgerAfter(powerLoss);
        acknowledged = watched == null ? acknowledged : watched.said();
        if (powerLoss && !weather.remote()) {
            site.objects.powerLoss(dice);
        }
    }

    private void close() {
        if (site.opened != null) {
            fate.die();
            site.opened.close();
            site.opened = null;
        }
        FakePowerPath.unplug(ledgerFolder);
    }

    private void start() {
        while (true) {
            fate.reborn();
            site.ledgerDisk = new FakePowerDisk(fate, ledgerImage, site.plant.ledgerDiskSyncs(), site.plant.ledgerDiskInOrder());
            ledgerFolder = FakePowerPath.plug(site.ledgerDisk);
            try {
                open();
                return;
            } catch (SimCrash e) {
                crash(dice.chance(weather.powerLoss()));
            } catch (LedgerException e) {
                if (!fate.dead() && !site.ledgerDisk.hurt()) {
                    throw fate.broken("The ledger does not open again: " + e.getMessage(), e);
                }
                crash(fate.dead() && dice.chance(weather.powerLoss()));
            }
        }
    }

    private void open() {
        WatchedLedger before = watched;
        site.opened = EmptyLedger.open(ledgerFolder, site.plant.policy(weather.policy()), clock, this::moment, true);
        fate.alive();
        site.real = site.plant.ledger(site.opened);
        site.plant.opened("jdbc:h2:" + ledgerFolder + "/" + FakePowerDisk.LEDGER);
        site.real.endpoints().configured(new Endpoint(Tier.STAGING, Site.ADDRESS, false, false, false));
        clouds.ifPresent(there -> there.announce(site.real));
        Facts now = before == null ? Facts.none() : Facts.of(site.opened);
        if (before != null) {
            acknowledged.goneFrom(now, before.perhaps(), before.open()).ifPresent(gone -> {
                throw fate.broken("The ledger has forgotten what it acknowledged: " + gone, null);
            });
        }
        watched = new WatchedLedger(fate, site.real, site.opened, now, promises);
        site.ledger = watched.ledger();
        pipeline();
        site.ledger.work().recover();
        clouds.ifPresent(there -> there.connect(site.ledger));
        promises.everyLightIsTrue();
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
        site.turns = new Turns(Room.USUAL, clock);
        site.turns.standing(site.standing);
        FarCopies far = clouds.<FarCopies>map(there -> new CloudCopies(site.ledger, there, site.turns, Pace.FREE, clock)).orElse(FarCopies.NONE);
        site.stager = new MinioStaging(site.ledger, () -> site.staging, new LiveLanes(), this::folder, clock, memory, new SeededWorkers(dice), pause, far);
        StagedFiles staged = weather.remote() ? new StagedObjects(() -> site.staging) : new FakeSimStaged(fate, site.objects);
        Optional<Backbone> backbone = clouds.map(there -> new S3Backbone(site.ledger, staged, () -> site.staging, there, new LiveLanes(), memory,
                site.turns, Pace.FREE, clock, new SeededWorkers(dice)));
        // Nobody but the caller's own thread could end what a look waits for.
        Optional<Scrub> scrub = clouds.map(there -> new LiveScrub(site.ledger, () -> site.staging, there, new LiveLanes(),
                tier -> new ScrubPlan(Optional.of(LOOKED_AT), 0), Duration.ofMinutes(5), clock, clock::nanos, pause));
        site.station = new Station(fate, site.ledger.work(), site.stager, backbone, scrub, site.ledgerDisk);
        fate.meanwhile(happenings::meanwhile);
    }

    private SourceFolder folder(Drive drive, Roll roll) {
        SimDrive there = site.simulated(drive);
        return folders.computeIfAbsent(drive.id() + " " + roll.folder(), made -> new FakeSimFolder(fate, there, there.rolls.get(roll.folder())));
    }
}
