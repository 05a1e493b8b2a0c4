package org.checkgate.transfer.internal.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.internal.H2Ledger;
import org.checkgate.transfer.internal.shape.Standing;
import org.checkgate.transfer.internal.shape.Turns;
import org.checkgate.transfer.internal.staging.MinioStaging;
import org.checkgate.transfer.internal.staging.StagingConnection;
import org.checkgate.transfer.internal.staging.StagingStore;
import org.checkgate.transfer.internal.staging.StoreDisk;

/**
 * The ingest centre of a world: what it has for good, and what its appliance has since it was last started. It knows what the set sealed.
 * For one world.
 */
final class Site {
    static final String ADDRESS = "sim:staging";
    private static final Duration STAYS = Duration.ofHours(1);

    final Plant plant;
    final Dice dice;
    final Weather weather;
    final Fate fate;
    final FakeSimClock clock = new FakeSimClock();
    final SimObjects objects = new SimObjects();
    final FakeSimStore server;
    final StagingConnection staging;
    final Optional<SimClouds> clouds;
    final List<SimDrive> drives = new ArrayList<>();
    /** What people ordered; they go on to mean it when the appliance starts again. */
    Standing standing = Standing.FREE;

    FakePowerDisk ledgerDisk;
    /** The ledger itself, for looks that nobody watches. */
    H2Ledger opened;
    /** The same with what is planted in it. */
    Ledger real;
    /** The same as the appliance has it. */
    Ledger ledger;
    MinioStaging stager;
    Turns turns;
    Station station;

    Site(long seed, Plant plant) {
        this.plant = plant;
        this.dice = new Dice(seed);
        this.weather = plant.weather(Weather.of(dice));
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

    SimDrive.SimRoll truth(Roll roll) {
        return simulated(opened.drives().find(roll.driveId()).orElseThrow()).rolls.get(roll.folder());
    }

    SimDrive simulated(Drive drive) {
        return drives.stream().filter(each -> each.serial.equals(drive.identity().serial())).findFirst().orElseThrow();
    }
}
