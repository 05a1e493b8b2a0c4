package org.checkgate.transfer.internal.staging;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.source.DriveFolder;

/** Stages a listed roll in a process of its own, and says what its light says. */
final class StagingChild {
    private StagingChild() {
    }

    /** @param arguments ledger, roll, server, access key, secret key, the server's folder, bucket */
    public static void main(String[] arguments) throws Exception {
        long roll = Long.parseLong(arguments[1]);
        MinioStore store = new MinioStore(URI.create(arguments[2]), "us-east-1", new Keys(arguments[3], arguments[4]), arguments[6]);
        StagingConnection staging = new StagingConnection("test", store, Optional.of(new EmbeddedStore(Path.of(arguments[5]), arguments[6])),
                new StagingConnection.Settings(5 << 20, 2, 0));
        try (OpenLedger ledger = Ledgers.open(Path.of(arguments[0]), Policy.DEFAULT, Clock.systemUTC())) {
            ledger.endpoints().configured(new Endpoint(Tier.STAGING, "test", false, false, false));
            MinioStaging stager = MinioStaging.usual(ledger, () -> staging, new LiveLanes(),
                    (drive, each) -> new DriveFolder(Path.of(drive.mount()), each.folder()), Clock.systemUTC());
            stager.stage(roll);
            System.out.println("light " + ledger.rolls().lights(roll).get(Light.SAFE_TO_UNPLUG).on());
            stager.stop();
            store.close();
        }
    }
}
