package org.checkgate.bench.backbone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.checkgate.bench.Defaults;
import org.checkgate.bench.ProcessorTime;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Orders;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.TransferTotals;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.cloud.CloudConfig;
import org.checkgate.transfer.internal.cloud.CloudConnection;
import org.checkgate.transfer.internal.cloud.CloudTarget;
import org.checkgate.transfer.internal.cloud.Honesty;
import org.checkgate.transfer.internal.cloud.S3Backbone;
import org.checkgate.transfer.internal.cloud.S3Bucket;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.checkgate.transfer.internal.shape.Limits;
import org.checkgate.transfer.internal.shape.Rate;
import org.checkgate.transfer.internal.shape.Room;
import org.checkgate.transfer.internal.shape.Standing;
import org.checkgate.transfer.internal.shape.Turns;
import org.checkgate.transfer.internal.staging.StagingConnection;

/**
 * From staging to SAFE_TO_REUSE in a Java of its own: a real ledger, in which a roll is staged, and the real backbone with the settings that
 * are shipped. Goes on where an earlier run with the same ledger was cut off. Prints {@code half=} once half of the bytes have arrived if it
 * is to be killed then, and when the light is on {@code twice=} all bytes sent twice so far, {@code failures=} how often the step was tried
 * again, and the seconds since its start at which it was {@code ready=} and the light {@code lit=}, with the processor seconds of this Java
 * until then as {@code ready_cpu=} and {@code lit_cpu=}. Ends with 1 when the light stays off.
 */
final class BackboneRun {
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final long START = System.nanoTime();

    private final OpenLedger ledger;
    private final StagingConnection staging;
    /** They know the line, as those of an appliance that is up do. */
    private final Turns turns;

    private BackboneRun(Path file, Passage passage, Turns turns) throws IOException {
        this.turns = turns;
        ledger = Ledgers.open(file, Policy.DEFAULT, Clock.systemUTC());
        staging = passage.staged().connection();
        ledger.endpoints().configured(new Endpoint(Tier.STAGING, staging.address(), false, false, false));
    }

    /** Without arguments it stays up as an appliance does, and takes one passage a line from standard input, each from the ledger as it was staged. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            stayUp();
            return;
        }
        Passage passage = Passage.of(args);
        boolean good = new BackboneRun(passage.staged().ledger(), passage, turns()).carry(passage);
        System.out.flush();
        // The ledger is left open, as an appliance leaves it: what it acknowledged is on the disk.
        Runtime.getRuntime().halt(good ? 0 : 1);
    }

    private static void stayUp() throws IOException, InterruptedException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Turns turns = turns();
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            Passage passage = Passage.of(line.split("\t"));
            Path staged = passage.staged().ledger();
            Path file = staged.resolveSibling(staged.getFileName() + "-" + passage.bucket());
            Files.copy(database(staged), database(file));
            BackboneRun run = new BackboneRun(file, passage, turns);
            if (!run.carry(passage)) {
                throw new IOException("The light stayed off: " + line);
            }
            run.ledger.close();
            Files.delete(database(file));
            System.out.println();
            System.out.flush();
        }
    }

    private static Turns turns() {
        return new Turns(Room.USUAL, Clock.systemUTC());
    }

    /** The one file that a ledger is. */
    private static Path database(Path ledger) {
        return ledger.resolveSibling(ledger.getFileName() + ".mv.db");
    }

    private boolean carry(Passage passage) throws IOException, InterruptedException {
        CloudConfig shipped = Defaults.of(CloudConfig.class);
        Governor governor = Governor.real();
        Rate rate = passage.bytesPerSecond() == 0 ? Rate.UNLIMITED : new Rate(passage.bytesPerSecond());
        governor.rate(rate);
        // The appliance tells both: the limit decides as well what goes in one request.
        turns.standing(new Standing(Orders.NONE, new Limits.Now(rate, Optional.empty(), false)));
        CloudTarget target = new CloudTarget(Tier.CLOUD, Optional.of(passage.cloud()), shipped.region(), true, Keys.read(passage.keys()), passage.bucket(), "");
        // The server is S3Proxy, which the tests of the transfer bundle see refuse a wrong checksum.
        Endpoint endpoint = new Endpoint(Tier.CLOUD, "bench-cloud:" + passage.bucket(), false, true, true);
        try (S3Bucket bucket = new S3Bucket(target, governor)) {
            CloudConnection cloud = new CloudConnection(endpoint, bucket,
                    new CloudConnection.Settings((long) shipped.partSizeMiB() << 20, shipped.filesAtOnce()), Honesty.UNKNOWN);
            ledger.endpoints().configured(endpoint);
            return carry(cloud, passage.doomed());
        }
    }

    private boolean carry(CloudConnection cloud, boolean doomed) throws IOException, InterruptedException {
        S3Backbone backbone = new S3Backbone(ledger, new StagedObjects(() -> staging), () -> staging, tier -> cloud, new LiveLanes(),
                new BufferBudget(), turns, Clock.systemUTC());
        List<Roll> rolls = ledger.rolls().all();
        if (doomed) {
            sayHalf(rolls);
        }
        print("ready", seconds());
        print("ready_cpu", ProcessorTime.of(ProcessHandle.current().pid()));
        int failures = 0;
        for (Roll roll : rolls) {
            failures += sync(backbone, roll.id());
        }
        boolean lit = !rolls.isEmpty();
        for (Roll roll : rolls) {
            LightState light = ledger.rolls().lights(roll.id()).get(Light.SAFE_TO_REUSE);
            lit &= light.on();
            if (!light.on()) {
                System.err.println(roll.name() + ": " + light.why() + " " + ledger.rolls().findings(roll.id()));
            }
        }
        print("lit_cpu", ProcessorTime.of(ProcessHandle.current().pid()));
        print("lit", seconds());
        print("failures", failures);
        print("twice", rolls.stream().mapToLong(roll -> totals(roll).bytesSentTwice()).sum());
        backbone.stop();
        return lit;
    }

    /** As the pipeline does it: what may pass is tried again when its time has come. */
    private static int sync(S3Backbone backbone, long rollId) throws InterruptedException {
        for (int failures = 0; ; failures++) {
            try {
                backbone.sync(rollId);
                return failures;
            } catch (StepFailure e) {
                if (e.behaviour() != StepFailure.Behaviour.RETRY) {
                    throw e;
                }
                System.err.println("bench: " + e.getMessage());
                Thread.sleep(e.after().toMillis());
            }
        }
    }

    private void sayHalf(List<Roll> rolls) {
        Thread watch = new Thread(() -> {
            long all = rolls.stream().flatMap(roll -> ledger.rolls().files(roll.id()).stream()).mapToLong(RollFile::size).sum();
            try {
                while (rolls.stream().mapToLong(roll -> totals(roll).bytesSynced()).sum() < all / 2) {
                    Thread.sleep(LOOK_EVERY_MILLIS);
                }
                print("half", seconds());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "half");
        watch.setDaemon(true);
        watch.start();
    }

    private TransferTotals totals(Roll roll) {
        return ledger.rolls().totals(roll.id());
    }

    private static double seconds() {
        return (System.nanoTime() - START) / 1e9;
    }

    private static void print(String name, double value) {
        System.out.println(name + "=" + String.format(Locale.ROOT, "%.3f", value));
    }
}
