package org.checkgate.console.internal.metrics;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.FakeAppliance;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Part;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StatedHash;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.transfer.Links;
import org.checkgate.transfer.Retries;

/** An ingest in a real ledger, of a set that gives its drives, rolls and files names as odd as they come; and all that transfer can tell. */
final class OddSet implements AutoCloseable {
    /** Part of every name that the set gave. */
    static final String ODD = "Oddly";
    private static final String NAME = ODD + "\"},drive=\"x\\ 1\u00e9";
    /** One that can be a folder. */
    private static final String TITLE = NAME.replace("\\", "");
    private static final Map<Tier, String> AT = Map.of(Tier.STAGING, "test:staging", Tier.CLOUD, "https://cloud/" + ODD, Tier.ARCHIVE, "https://archive/" + ODD);

    final OpenLedger ledger;
    final FakeAppliance appliance;

    OddSet(Path folder, Clock clock) {
        ledger = Ledgers.open(folder.resolve("ledger"), Policy.DEFAULT, clock);
        appliance = new FakeAppliance(ledger);
        AT.forEach((tier, address) -> ledger.endpoints().configured(new Endpoint(tier, address, true, false, true)));
    }

    /** A roll of two files of 7 and 5 bytes, the first of them in the cloud; a second roll with a bad file; all that transfer knows. */
    OddSet ingested(Clock clock) {
        Roll good = roll("S1" + NAME, NAME);
        ledger.work().done(ledger.work().claim(Step.STAGE).orElseThrow());
        ledger.work().claim(Step.SYNC).orElseThrow();
        var first = ledger.rolls().files(good.id()).get(0);
        Upload upload = ledger.uploads().begin(new Upload(0, first.id(), Tier.CLOUD, AT.get(Tier.CLOUD), NAME, "", first.size(), first.size()));
        ledger.uploads().sending(upload.id(), 1, first.size());
        ledger.uploads().sent(upload.id(), new Part(1, first.size(), "etag", "sum", "crc"));
        ledger.copies().record(List.of(new Copy(first.id(), Tier.CLOUD, AT.get(Tier.CLOUD), NAME, Strength.HASHED, clock.instant())), List.of(), List.of(upload.id()));
        Roll bad = roll("S2" + NAME, NAME + "2");
        ledger.rolls().find(bad.id(), new Finding("HASH_MISMATCH", Severity.BLOCK, NAME, NAME, NAME));
        ledger.rolls().find(bad.id(), new Finding(NAME, Severity.BLOCK, NAME, NAME, NAME));
        appliance.limit = OptionalLong.of(1_000_000);
        appliance.links = List.of(new Links.Link(Tier.CLOUD, "https://cloud/bucket", true, true, List.of(), Optional.of(Duration.ofMillis(-1500))), new Links.Link(Tier.ARCHIVE, "", false, false, List.of(), Optional.empty()));
        appliance.retries = List.of(new Retries("backbone", "SlowDown", 3), new Retries("staging", "no_answer", 1));
        appliance.stagingFree = OptionalLong.of(5_000);
        appliance.plugins = List.of(new Appliance.Plugin("org.checkgate.camera.bwf", "1.0.0", true));
        return this;
    }

    private Roll roll(String serial, String name) {
        Drive drive = ledger.drives().arrive(new DriveIdentity(serial, NAME, serial), "/media/" + serial, NAME, Optional.of(new Destination(TITLE, "20260314", TITLE)));
        ledger.drives().listed(drive.id(), new Listing(List.of(new NewRoll(name, RollKind.CAMERA, name, serial, List.of(file("a" + NAME, 7), file("b" + NAME, 5)), List.of())),
                List.of(new Listing.OtherFile(NAME, 5)), List.of()));
        return ledger.rolls().onDrive(drive.id()).get(0);
    }

    private static NewFile file(String path, long size) {
        return new NewFile(path, size, false, FileRole.SEALED, List.of(new StatedHash("xxh64", "00ff", true, 1)));
    }

    @Override
    public void close() {
        ledger.close();
    }
}
