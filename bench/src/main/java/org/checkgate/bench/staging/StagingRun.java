package org.checkgate.bench.staging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.checkgate.bench.Defaults;
import org.checkgate.bench.ProcessorTime;
import org.checkgate.intake.Intake;
import org.checkgate.intake.internal.IntakeComponent;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.ledger.Work;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.source.DriveFolder;
import org.checkgate.transfer.internal.staging.MinioStaging;
import org.checkgate.transfer.internal.staging.StagingConnection;

/**
 * From plug-in to SAFE_TO_UNPLUG in a Java of its own: a real ledger, the real intake and the real staging, with the
 * settings that are shipped. Goes on where an earlier run with the same ledger was cut off. Prints {@code open=} the
 * bytes of the files that were under way when it was, {@code half=} once half of the bytes have been read if it is
 * to be killed then, and when the light is on {@code read=} all bytes read from the source so far, {@code twice=} all bytes sent twice, and the seconds
 * since its start at which the ledger was {@code ready=}, the drive {@code listed=} and the light {@code lit=}, with the processor
 * seconds of this Java until then as {@code ready_cpu=} and {@code lit_cpu=}. Ends with 1 when the light stays off.
 */
final class StagingRun {
    private static final long LOOK_EVERY_MILLIS = 20;

    private final long start = System.nanoTime();
    private final Order order;
    private final OpenLedger ledger;

    private StagingRun(Order order) {
        this.order = order;
        this.ledger = Ledgers.open(order.ledger(), Policy.DEFAULT, Clock.systemUTC());
    }

    /** Without arguments it stays up as an appliance does, and takes one order a line from standard input. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            stayUp();
            return;
        }
        boolean good = new StagingRun(Order.of(args)).run();
        System.out.flush();
        // The ledger is left open, as an appliance leaves it: what it acknowledged is on the disk.
        Runtime.getRuntime().halt(good ? 0 : 1);
    }

    private static void stayUp() throws IOException, InterruptedException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            StagingRun run = new StagingRun(Order.of(line.split("\t")));
            if (!run.run()) {
                throw new IOException("The light stayed off: " + line);
            }
            System.out.println();
            System.out.flush();
            run.ledger.close();
        }
    }

    private boolean run() throws IOException, InterruptedException {
        ledger.work().recover();
        print("open", ledger.uploads().allOpen(Tier.STAGING).stream().mapToLong(Upload::size).sum());
        StagingConnection connection = order.connection();
        ledger.endpoints().configured(new Endpoint(Tier.STAGING, connection.address(), false, false, false));
        print("ready", seconds());
        print("ready_cpu", ProcessorTime.of(ProcessHandle.current().pid()));
        Drive drive = listed();
        print("listed", seconds());
        MinioStaging staging = MinioStaging.usual(ledger, () -> connection, new LiveLanes(),
                (from, roll) -> new DriveFolder(Path.of(from.mount()), roll.folder()), Clock.systemUTC());
        List<Roll> rolls = ledger.rolls().onDrive(drive.id());
        Thread half = order.doomed() ? watchHalf(rolls) : null;
        for (Optional<Work> work = ledger.work().claim(Step.STAGE); work.isPresent(); work = ledger.work().claim(Step.STAGE)) {
            staging.stage(work.get().rollId());
            ledger.work().done(work.get());
        }
        if (half != null) {
            half.join();
        }
        boolean lit = !rolls.isEmpty();
        for (Roll roll : rolls) {
            LightState light = ledger.rolls().lights(roll.id()).get(Light.SAFE_TO_UNPLUG);
            lit &= light.on();
            if (!light.on()) {
                System.err.println(roll.name() + ": " + light.why() + " " + ledger.rolls().findings(roll.id()));
            }
        }
        print("lit_cpu", ProcessorTime.of(ProcessHandle.current().pid()));
        print("lit", seconds());
        staging.stop();
        connection.store().close();
        print("read", rolls.stream().mapToLong(roll -> ledger.rolls().totals(roll.id()).sourceBytesRead()).sum());
        print("twice", rolls.stream().mapToLong(roll -> ledger.rolls().totals(roll.id()).bytesSentTwice()).sum());
        return lit;
    }

    private Drive listed() {
        Intake intake = new IntakeComponent(Defaults.of(IntakeComponent.Config.class), ledger);
        Drive drive = intake.arrive(order.drive(), new Destination("bench", "20240506", "main"));
        intake.toList().forEach(id -> intake.list(id, paths -> RollKind.CAMERA));
        return drive;
    }

    private Thread watchHalf(List<Roll> rolls) {
        Thread watch = new Thread(() -> {
            long all = rolls.stream().flatMap(roll -> ledger.rolls().files(roll.id()).stream()).mapToLong(RollFile::size).sum();
            try {
                while (rolls.stream().mapToLong(roll -> ledger.rolls().totals(roll.id()).sourceBytesRead()).sum() < all / 2) {
                    Thread.sleep(LOOK_EVERY_MILLIS);
                }
                print("half", seconds());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "half");
        watch.setDaemon(true);
        watch.start();
        return watch;
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String name, double value) {
        System.out.println(name + "=" + String.format(Locale.ROOT, "%.3f", value));
    }
}
