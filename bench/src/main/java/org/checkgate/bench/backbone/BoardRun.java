package org.checkgate.bench.backbone;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StatedHash;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;

/**
 * Fills a ledger in a Java of its own, and asks it what the status page, the rolls' page and the backbone's board ask it, again and again. All
 * files are staged, every second roll is in the cloud, two are on their way and all others wait. Arguments: the ledger, the rolls, and the files
 * of all of them together; the first roll has a third of them, as a sequence of frames has. Prints the middle of the seconds that each page's
 * questions took, and how long it takes to open the ledger again, with all counters held against what they count.
 */
final class BoardRun {
    private static final String STAGING = "bench:staging";
    private static final String CLOUD = "bench:cloud";
    private static final int GROUP = 5_000;
    /** Rows that a page shows. */
    private static final int ROWS = 50;
    private static final int TIMES = 21;
    /** Rolls that are on their way at a time. */
    private static final int SEATS = 2;

    private final Path file;
    private OpenLedger ledger;

    private BoardRun(Path file) {
        this.file = file;
        open();
    }

    private void open() {
        ledger = Ledgers.open(file, Policy.DEFAULT, Clock.systemUTC());
        ledger.endpoints().configured(new Endpoint(Tier.STAGING, STAGING, false, false, false));
        ledger.endpoints().configured(new Endpoint(Tier.CLOUD, CLOUD, true, false, true));
    }

    private interface Question {
        void ask();
    }

    public static void main(String[] args) {
        BoardRun run = new BoardRun(Path.of(args[0]));
        long start = System.nanoTime();
        run.fill(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        print("filled", (System.nanoTime() - start) / 1e9);
        run.ledger.close();
        start = System.nanoTime();
        run.open();
        print("opened", (System.nanoTime() - start) / 1e9);
        run.pages().forEach((name, page) -> print(name, median(page)));
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private void fill(int rolls, int files) {
        int first = files / 3;
        for (int number = 0; number < rolls; number++) {
            int count = number == 0 ? first : (files - first) / (rolls - 1);
            deliver(number, count);
        }
        for (Optional<Work> stage = ledger.work().claim(Step.STAGE); stage.isPresent(); stage = ledger.work().claim(Step.STAGE)) {
            ledger.work().done(stage.get());
        }
        for (int seat = 0; seat < SEATS; seat++) {
            ledger.work().claim(Step.SYNC);
        }
    }

    private void deliver(int number, int count) {
        String name = "A%03dR1CG".formatted(number + 1);
        Drive drive = ledger.drives().arrive(new DriveIdentity("serial-" + number, "bench", "fingerprint-" + number), "/drives/" + number, "",
                Optional.of(new Destination("title" + number % 2, "20240506", "main")));
        List<NewFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(new NewFile("C%03d/%s.%07d.dpx".formatted(1 + i / 10_000, name, i), 1 << 20, false, FileRole.SEALED,
                    List.of(new StatedHash("xxh64", "%016x".formatted(number * 1_000_003L + i), true, 1))));
        }
        ledger.drives().listed(drive.id(), new Listing(List.of(new NewRoll(name, RollKind.CAMERA, name, "roll-" + number, files, List.of())), List.of(), List.of()));
        long roll = ledger.rolls().onDrive(drive.id()).get(0).id();
        List<Copy> copies = new ArrayList<>();
        for (RollFile file : ledger.rolls().files(roll)) {
            copies.add(new Copy(file.id(), Tier.STAGING, STAGING, name + "/" + file.path(), Strength.READ_BACK, Instant.EPOCH));
            if (number % 2 == 0) {
                copies.add(new Copy(file.id(), Tier.CLOUD, CLOUD, name + "/" + file.path(), Strength.HASHED, Instant.EPOCH));
            }
            if (copies.size() >= GROUP) {
                ledger.copies().record(copies);
                copies.clear();
            }
        }
        ledger.copies().record(copies);
    }

    /** The questions behind each page; the console asks them when somebody looks, and twice a second of what is under way. */
    private Map<String, Question> pages() {
        Map<String, Question> pages = new LinkedHashMap<>();
        List<Roll> rolls = ledger.rolls().all();
        pages.put("status", () -> {
            ledger.activity().newest();
            ledger.rolls().all();
            ledger.rolls().totals();
            ledger.drives().all();
            Stream.of(WorkState.RUNNING, WorkState.READY, WorkState.WAITING, WorkState.BLOCKED).forEach(ledger.work()::in);
            atWork();
        });
        // The first roll is the oldest, and so the last one.
        pages.put("largest_roll", () -> rows(List.of(rolls.get(rolls.size() - 1))));
        pages.put("rolls", () -> rows(ledger.rolls().all().stream().limit(ROWS).toList()));
        pages.put("backbone", () -> Map.of(Tier.CLOUD, Step.SYNC, Tier.ARCHIVE, Step.ARCHIVE).forEach((lane, step) ->
                ledger.work().pending(step).forEach(each -> ledger.copies().load(each.work().rollId(), lane))));
        return pages;
    }

    private void rows(List<Roll> rolls) {
        ledger.rolls().glances(rolls.stream().map(Roll::id).toList());
        atWork();
    }

    /** What the others wait for. */
    private void atWork() {
        ledger.work().in(WorkState.RUNNING).forEach(running -> ledger.rolls().find(running.rollId()));
    }

    private static double median(Question page) {
        double[] seconds = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            page.ask();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[TIMES / 2];
    }

    private static void print(String name, double value) {
        System.out.println(name + "=" + String.format(Locale.ROOT, "%.6f", value));
    }
}
