package org.checkgate.transfer.internal.sim;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveState;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Orders;
import org.checkgate.ledger.Reach;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.cloud.Orphans;
import org.checkgate.transfer.internal.shape.Standing;

/** What happens in a world: drives come and go, people do one thing and another, others write to buckets, and at last all is repaired. For one world. */
final class Happenings {
    private static final int MOST_DRIVES = 2;
    private static final int ROUNDS = 8;
    /** A roll that goes all the way may meet something of its own at each station. */
    private static final int CLOUD_ROUNDS = 16;

    private final Site site;
    private final Promises promises;
    private final Fate fate;
    private final Dice dice;
    private final Weather weather;
    private final FakeSimClock clock;
    private final Optional<SimClouds> clouds;
    private final List<SimDrive> drives;
    private String settled = "";

    Happenings(Site site, Promises promises) {
        this.site = site;
        this.promises = promises;
        this.fate = site.fate;
        this.dice = site.dice;
        this.weather = site.weather;
        this.clock = site.clock;
        this.clouds = site.clouds;
        this.drives = site.drives;
    }

    void event() {
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
                site.server.kill(weather.storeTrouble() > 0 ? 1 + dice.below(12) : 0);
            }
            case 3 -> site.server.full(dice.chance(weather.storeTrouble()));
            case 4 -> {
                if (dice.chance(weather.ledgerTrouble() * 10)) {
                    fate.note("ledger disk is full");
                    site.ledgerDisk.fill();
                }
            }
            case 5 -> site.ledger.rolls().signOff(SimDrive.DAY, "the data manager");
            default -> {
                clouds.ifPresent(there -> there.connect(site.ledger));
                clock.pass(Duration.ofMinutes(10L * (dice.chance(weather.clockJump()) ? dice.between(-200, 200) : 1)));
                // All the way is six stations long.
                for (int more = weather.cloud() ? dice.below(10) : 0; site.station.turn() && more > 0; more--) {
                    fate.alive();
                }
            }
        }
    }

    /** What happens to rolls that are where they are to be is another story than what happens on their way. */
    void allTheWay() {
        arrive();
        while (site.station.turn()) {
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
            case 5 -> site.station.clear();
            case 6 -> {
                SimClouds.TIERS.forEach(tier -> clouds.orElseThrow().bucket(tier).thaw(dice.below(12)));
                clouds.orElseThrow().connect(site.ledger);
            }
            case 7 -> steer();
            case 8 -> orphans();
            case 9 -> {
                if (dice.chance(0.3)) {
                    clouds.orElseThrow().move(dice.of(SimClouds.TIERS), site.ledger);
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
    void meanwhile() {
        if (!weather.cloud() || dice.chance(0.7)) {
            site.station.turn();
            return;
        }
        try {
            switch (dice.below(4)) {
                case 0 -> look();
                case 1 -> site.station.clear();
                default -> {
                    if (dice.chance(weather.tamper())) {
                        outsider();
                    }
                }
            }
        } catch (LedgerException e) {
            if (!site.ledgerDisk.hurt() && !fate.dead()) {
                throw fate.broken("The ledger refuses: " + e.getMessage(), e);
            }
            // Those who wait have nothing to do with it.
            fate.note("meanwhile: " + e.getMessage());
        }
    }

    private void look() {
        Tier tier = dice.of(List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE));
        List<Roll> rolls = site.opened.rolls().all();
        if (!rolls.isEmpty() && dice.chance(0.7)) {
            site.ledger.scrubs().ask(dice.of(rolls).id());
        }
        site.station.look(tier);
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
            List<Roll> rolls = site.opened.rolls().all();
            if (!rolls.isEmpty()) {
                Roll roll = dice.of(rolls);
                kind = "foreign object of " + roll.name();
                bucket.overwrite(roll.prefix() + "/" + dice.of(site.truth(roll).files()).path(), dice.bytes(dice.below(40)));
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
        boolean free = !site.standing.orders().holds().isEmpty() || site.opened.rolls().all().isEmpty();
        List<Hold> holds = free ? List.of() : List.of(hold(dice.of(site.opened.rolls().all())));
        fate.note("person: holds " + holds.stream().map(hold -> hold.reach() + " " + hold.subject() + " " + hold.kind()).toList());
        site.standing = new Standing(new Orders(Optional.empty(), Optional.empty(), holds, Map.of(), Map.of(), Map.of()), Standing.FREE.limit());
        site.turns.standing(site.standing);
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
            new Orphans(site.ledger, clouds.orElseThrow().bucket(dice.of(SimClouds.TIERS))).reap(Duration.ofHours(1), clock.instant());
        } catch (StoreTrouble e) {
            fate.note("link: " + e.getMessage());
        }
    }

    /** People see to what the findings ask for: what lies in the way is moved away, and what was let go and lost is staged again. */
    private void again() {
        for (Roll roll : site.opened.rolls().all()) {
            for (Finding finding : site.opened.rolls().findings(roll.id())) {
                SimClouds.TIERS.stream().filter(tier -> finding.severity() == Severity.BLOCK && finding.code().startsWith(tier.name() + "_"))
                        .filter(tier -> finding.code().endsWith("_CONFLICT") || finding.sentence().contains("It is not replaced"))
                        .forEach(tier -> clouds.orElseThrow().bucket(tier).lose(roll.prefix() + "/" + finding.path()));
            }
            if (!promises.lit(roll.id()) && site.opened.rolls().standing(roll.id()).cleared().isPresent()) {
                try {
                    site.stager.tryAgain(roll.id(), Optional.empty());
                } catch (IllegalArgumentException inVain) {
                    fate.note("person: " + inVain.getMessage());
                }
            }
            if (!promises.allLit(roll.id())) {
                site.ledger.work().rearm(roll.id(), Step.SYNC);
                site.ledger.work().rearm(roll.id(), Step.ARCHIVE);
            }
        }
    }

    private void arrive() {
        SimDrive drive = drives.isEmpty() || dice.chance(0.4) ? SimDrive.fresh(dice, weather, drives.size(), dice.chance(0.3) ? 2 : 1)
                : dice.of(drives).again(dice, drives.size());
        drives.add(drive);
        Drive arrived = site.ledger.drives().arrive(drive.identity(), "/bay/" + drive.serial, "CARD", Optional.of(SimDrive.DAY));
        site.ledger.drives().listed(arrived.id(), drive.listing());
    }

    /** What intake does with a drive whose listing was cut short, and a person with one that was pulled. */
    private void plugIn() {
        for (Drive drive : site.ledger.drives().all()) {
            SimDrive there = site.simulated(drive);
            if (drive.state() == DriveState.SEEN) {
                site.ledger.drives().listed(drive.id(), there.listing());
            }
            if (there.gone()) {
                there.plugIn();
                site.ledger.drives().present(drive.id(), true, "/bay/" + dice.below(4) + "/" + there.serial);
                site.ledger.rolls().onDrive(drive.id()).forEach(roll -> site.ledger.work().rearm(roll.id(), Step.STAGE));
            }
        }
        for (SimDrive drive : drives) {
            if (site.ledger.drives().newest(drive.identity()).isEmpty()) {
                Drive arrived = site.ledger.drives().arrive(drive.identity(), "/bay/" + drive.serial, "CARD", Optional.of(SimDrive.DAY));
                site.ledger.drives().listed(arrived.id(), drive.listing());
            }
        }
    }

    private void tryAgain() {
        site.ledger.work().rearmBlocked(Step.STAGE);
        for (Roll roll : site.ledger.rolls().all()) {
            if (!promises.lit(roll.id())) {
                site.ledger.work().rearm(roll.id(), Step.STAGE);
            }
        }
    }

    /** Nothing goes wrong any more, and people do what the findings ask for. */
    void settle() {
        plugIn();
        site.standing = Standing.FREE;
        site.turns.standing(site.standing);
        if (weather.cloud()) {
            // Once: what may be let go waits from then on.
            site.ledger.rolls().signOff(SimDrive.DAY, "the data manager");
        }
        // Also where all is green: it has to be looked at once more, and what that finds mended.
        int least = weather.cloud() ? 2 : 0;
        for (int round = 0; round < least || round < (weather.cloud() ? CLOUD_ROUNDS : ROUNDS) && !done(); round++) {
            tryAgain();
            clock.pass(Duration.ofDays(3));
            if (weather.cloud()) {
                settleClouds();
            }
            while (site.station.turn()) {
                fate.alive();
            }
        }
    }

    private void settleClouds() {
        clouds.orElseThrow().connect(site.ledger);
        site.opened.rolls().all().forEach(roll -> site.ledger.scrubs().ask(roll.id()));
        for (Tier tier : List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE)) {
            while (site.station.look(tier)) {
                fate.alive();
            }
        }
        again();
        site.station.clear();
    }

    /** Whether no further round could change anything: two in a row end alike where something stays dark. */
    private boolean done() {
        String now = site.real.rolls().all().stream().map(roll -> (weather.cloud() ? promises.allLit(roll.id()) : promises.lit(roll.id())) + " "
                + site.opened.rolls().findings(roll.id()) + site.opened.work().ofRoll(roll.id()).stream()
                .filter(work -> weather.cloud() || work.step() == Step.STAGE).map(work -> work.state().name()).toList()).toList().toString();
        boolean same = now.equals(settled) && !now.contains("WAITING") && !now.contains("READY");
        settled = now;
        return same || !now.contains("false ");
    }
}
