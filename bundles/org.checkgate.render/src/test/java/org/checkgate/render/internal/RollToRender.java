package org.checkgate.render.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Proxy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;

/** A ledger with one staged roll of 1000-byte files. */
final class RollToRender implements AutoCloseable {
    static final String PREFIX = "Night Train/20260314/main/A001";
    final OpenLedger ledger;
    final Roll roll;

    RollToRender(Path folder, String... paths) {
        ledger = Ledgers.open(folder.resolve("ledger"), Policy.DEFAULT, Clock.systemUTC());
        long drive = ledger.drives().arrive(new DriveIdentity("S1", "uuid", "print"), "/media/S1", "CARD",
                Optional.of(new Destination("Night Train", "20260314", "main"))).id();
        List<NewFile> files = Arrays.stream(paths).map(path -> new NewFile(path, 1000, false, FileRole.SEALED, List.of())).toList();
        ledger.drives().listed(drive, new Listing(List.of(new NewRoll("A001", RollKind.CAMERA, "A001", "print", files, List.of())), List.of(), List.of()));
        roll = ledger.rolls().onDrive(drive).get(0);
        ledger.endpoints().configured(new Endpoint(Tier.STAGING, "http://staging", true, false, false));
        ledger.copies().record(ledger.rolls().files(roll.id()).stream().map(file -> new Copy(file.id(), Tier.STAGING, "http://staging",
                roll.stagingPrefix() + "/" + file.path(), Strength.READ_BACK, Instant.EPOCH)).toList());
    }

    /** Cloud and archive have it, all is done, the day is signed off: its files have left staging. */
    void cleared() {
        for (Tier tier : List.of(Tier.CLOUD, Tier.ARCHIVE)) {
            ledger.endpoints().configured(new Endpoint(tier, tier.word(), true, false, true));
            ledger.copies().record(ledger.rolls().files(roll.id()).stream()
                    .map(file -> new Copy(file.id(), tier, tier.word(), file.path(), Strength.HASHED, Instant.EPOCH)).toList());
        }
        for (Step step : Step.values()) {
            ledger.work().done(ledger.work().claim(step).orElseThrow());
        }
        ledger.rolls().signOff(roll.destination(), "Kim");
        ledger.clearing().clear(roll.id()).orElseThrow();
    }

    /** Clips with a picture and these primary files. */
    RollToRender inspected(Clip... clips) {
        ledger.clips().inspected(roll.id(), List.of(clips));
        return this;
    }

    Clip clip(String name, String primary) {
        return new Clip(0, roll.id(), name, "quicktime", "{}", primary, true, Optional.of("10:11:12:13"), Optional.of("24000/1001"), 48);
    }

    /** A clip whose description states a start. */
    Clip starting(String name, String primary, boolean picture, Timecode start, String source, OptionalLong samples) {
        String stamp = samples.isEmpty() ? "" : ",\"audio.timeReference\":{\"value\":" + samples.getAsLong() + ",\"source\":\"bext\",\"confidence\":\"read\"}";
        String json = "{\"name\":\"" + name + "\",\"metadata\":{\"startTimecode\":{\"value\":{\"text\":\"" + start.text() + "\",\"frames\":" + start.frames()
                + ",\"rate\":\"" + start.rate() + "\",\"dropFrame\":" + start.dropFrame() + "},\"source\":\"" + source + "\",\"confidence\":\"read\"}" + stamp + "}}";
        return new Clip(0, roll.id(), name, "quicktime", json, primary, picture, Optional.of(start.text()), Optional.of(start.rate().text()), 48);
    }

    Clip starting(String name, String primary, String start) {
        return starting(name, primary, true, Timecode.parse(start, new Rate(24000, 1001)), "tmcd", OptionalLong.empty());
    }

    List<Proxy> proxies() {
        return ledger.clips().proxies(roll.id());
    }

    List<String> keys() {
        return proxies().stream().map(Proxy::key).toList();
    }

    List<Finding> findings() {
        return ledger.rolls().findings(roll.id());
    }

    @Override
    public void close() {
        ledger.close();
    }
}
