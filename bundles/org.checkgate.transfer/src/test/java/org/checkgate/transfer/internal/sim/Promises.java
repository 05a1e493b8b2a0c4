package org.checkgate.transfer.internal.sim;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** What must be so at any time, and in the end: every light is held against what the set sealed and what lies where. For one world. */
final class Promises implements WatchedLedger.Witness {
    private static final int COUNTED_EVERY = 5;

    private final Site site;
    private final Fate fate;
    private final Weather weather;
    private final Optional<SimClouds> clouds;
    private final List<SimDrive> drives;
    private int changes;

    Promises(Site site) {
        this.site = site;
        this.fate = site.fate;
        this.weather = site.weather;
        this.clouds = site.clouds;
        this.drives = site.drives;
    }

    @Override
    public void changed(OptionalLong roll) {
        // To look through everything takes longer than all else: the counters are also looked at after each start, and at the end.
        if (changes++ % COUNTED_EVERY == 0) {
            countersSayWhatThereIs();
        }
        roll.ifPresentOrElse(this::checkLights, this::checkLights);
    }

    @Override
    public void wrong(Copy seen) {
        if (site.opened.copies().ofFile(seen.fileId()).contains(seen)) {
            throw fate.broken("A look found it wrong, and it still counts: " + seen + ".", null);
        }
    }

    @Override
    public void proves(Collection<Copy> copies) {
        for (Copy copy : copies) {
            if (SimClouds.TIERS.contains(copy.tier())) {
                RollFile file = site.opened.rolls().file(copy.fileId()).orElseThrow();
                clouds.orElseThrow().noted(copy, sealed(file), file.path() + " (roll " + file.rollId() + ")", site.station.began());
            }
        }
    }

    @Override
    public void letGo(long roll) {
        List<Copy> copies = site.opened.copies().ofRoll(roll);
        for (RollFile file : site.opened.rolls().files(roll)) {
            for (Tier tier : SimClouds.TIERS) {
                trueThere(tier, copies, file, sealed(file), "Let go from staging, and ");
            }
        }
        if (!site.opened.rolls().standing(roll).daySigned()) {
            throw fate.broken("Let go from staging, and nobody signed the day of roll " + roll + ".", null);
        }
    }

    private byte[] sealed(RollFile file) {
        Roll roll = site.opened.rolls().find(file.rollId()).orElseThrow();
        return site.truth(roll).file(file.path()).orElseThrow().sealed();
    }

    private void trueThere(Tier tier, List<Copy> copies, RollFile file, byte[] sealed, String promise) {
        SimClouds there = clouds.orElseThrow(() -> fate.broken(promise + "there is no " + tier.word() + ".", null));
        Optional<Copy> copy = copies.stream().filter(each -> each.fileId() == file.id() && there.current(tier, each)).findFirst();
        there.untrue(tier, copy, sealed, weather.policy()).ifPresent(why -> {
            throw fate.broken(promise + file.path() + " (roll " + file.rollId() + ") " + why + ".", null);
        });
    }

    boolean lit(long roll) {
        return site.real.rolls().lights(roll).get(Light.SAFE_TO_UNPLUG).on();
    }

    boolean allLit(long roll) {
        return site.real.rolls().lights(roll).values().stream().allMatch(LightState::on);
    }

    void everyLightIsTrue() {
        countersSayWhatThereIs();
        checkLights();
    }

    private void checkLights() {
        site.real.rolls().all().forEach(roll -> checkLights(roll.id()));
    }

    /** Lights rest on counters: each is held against all that it counts, long before it could light a light too many. */
    private void countersSayWhatThereIs() {
        Optional<String> wrong;
        try {
            wrong = site.opened.miscounted();
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
            lights = site.real.rolls().lights(rollId);
            if (lights.values().stream().noneMatch(LightState::on)) {
                return;
            }
            roll = site.opened.rolls().find(rollId).orElseThrow();
            copies = site.opened.copies().ofRoll(rollId);
            files = site.opened.rolls().files(rollId);
        } catch (LedgerException e) {
            // It has stopped, or died: nobody is shown a light.
            return;
        }
        boolean cleared = site.opened.rolls().standing(rollId).cleared().isPresent();
        SimDrive.SimRoll truth = site.truth(roll);
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
        return copies.stream().filter(copy -> copy.fileId() == fileId && copy.tier() == Tier.STAGING && copy.endpoint().equals(Site.ADDRESS))
                .findFirst().flatMap(copy -> weather.remote() ? site.objects.seen(copy.key()) : site.objects.durable(copy.key()));
    }

    /** A bit that turned on the medium may turn back on the way: what arrived is what counts. */
    private boolean arrived(Roll roll, SimFile file) {
        return site.opened.rolls().files(roll.id()).stream().filter(listed -> listed.path().equals(file.path())).findFirst()
                .flatMap(listed -> durable(site.opened.copies().ofRoll(roll.id()), listed.id())).filter(bytes -> Arrays.equals(bytes, file.sealed())).isPresent();
    }

    private boolean nowhereGood(SimDrive.SimRoll truth, SimFile file) {
        return drives.stream().flatMap(drive -> drive.rolls.values().stream()).filter(roll -> roll.fingerprint().equals(truth.fingerprint()))
                .flatMap(roll -> roll.file(file.path()).stream()).allMatch(SimFile::bad);
    }

    /** After the last storm: who can be green is, and who is not says exactly why. */
    void everythingIsAsItShouldBe() {
        everyLightIsTrue();
        for (SimDrive drive : drives) {
            Drive arrived = site.opened.drives().newest(drive.identity()).orElseThrow(() -> fate.broken("Drive " + drive.serial + " was forgotten.", null));
            for (Roll roll : site.opened.rolls().onDrive(arrived.id())) {
                judge(roll, drive.rolls.get(roll.folder()));
            }
            if (site.opened.rolls().onDrive(arrived.id()).size() != drive.rolls.size()) {
                throw fate.broken("Rolls of drive " + drive.serial + " were forgotten.", null);
            }
        }
    }

    private void judge(Roll roll, SimDrive.SimRoll truth) {
        List<Finding> holding = site.opened.rolls().findings(roll.id()).stream().filter(finding -> finding.severity() != Severity.INFO).toList();
        boolean named = holding.stream().anyMatch(finding -> finding.path().isEmpty());
        String state = roll.name() + " (roll " + roll.id() + "): " + site.real.rolls().lights(roll.id()).get(Light.SAFE_TO_UNPLUG).why() + " " + holding + " "
                + site.opened.work().ofRoll(roll.id());
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
        for (LightState light : site.real.rolls().lights(roll.id()).values()) {
            if (!light.on()) {
                throw fate.broken("Nothing is wrong, and it does not become green: " + light.why() + " " + state, null);
            }
        }
        List<Copy> copies = site.opened.copies().ofRoll(roll.id());
        for (RollFile file : site.opened.rolls().files(roll.id())) {
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
        return site.opened.rolls().deliveries(SimDrive.DAY, roll.name()).stream().filter(other -> file.missing() || other.delivery() > roll.delivery())
                .filter(other -> site.opened.rolls().standing(other.id()).cleared().isEmpty())
                .map(other -> site.simulated(site.opened.drives().find(other.driveId()).orElseThrow()).rolls.get(other.folder()))
                .filter(other -> other.fingerprint().equals(truth.fingerprint())).flatMap(other -> other.file(file.path()).stream()).anyMatch(same -> !same.bad());
    }
}
