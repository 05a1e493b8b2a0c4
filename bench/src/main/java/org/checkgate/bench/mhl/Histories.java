package org.checkgate.bench.mhl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.checkgate.bench.Footage;
import org.checkgate.bench.ChildJvm;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Goal;
import org.checkgate.bench.Report;
import org.checkgate.bench.Scratch;

/**
 * Whether the cost of a file depends on how many there are, from the list check over the verification to the writing of
 * the next generation, and whether the largest history fits into a small heap.
 *
 * <p>Small histories come in numbers, so that every size is measured over about as many files: one small history read
 * again and again would lie in the processor's caches, which no card does. All sizes are measured in turn, several
 * times over: a disturbance of the machine then does not hit one size alone.
 *
 * @param checked sizes to check and verify, in files a history
 * @param created sizes to write a second generation of; of both, the smallest is what the others are compared with
 * @param files   at least so many a pass
 * @param turns   how often each size is measured; the best counts
 * @param warmUp  in seconds, each time; the measurement takes at least as long again
 */
record Histories(SortedSet<Integer> checked, SortedSet<Integer> created, int files, int turns, double warmUp) {
    private static final long HEAP = 512L << 20;
    /** A heap that is always being collected is too small as well; without these limits that goes on for minutes. */
    private static final ChildJvm SMALL = new ChildJvm(List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC",
            "-XX:GCTimeLimit=80", "-XX:GCHeapFreeLimit=10"));
    private static final ChildJvm LARGE = new ChildJvm(List.of("-Xms3g", "-Xmx3g", "-XX:+UseParallelGC"));

    static Histories standard() {
        return new Histories(new TreeSet<>(List.of(5_000, 100_000, 1_000_000)),
                new TreeSet<>(List.of(5_000, 20_000, 100_000, 1_000_000)), 100_000, 2, 4);
    }

    void run(Report report) throws IOException, InterruptedException {
        SortedSet<Integer> sizes = new TreeSet<>(checked);
        sizes.addAll(created);
        Path room = Room.of(sizes.stream().mapToLong(size -> (long) size * copies(size)).sum());
        report.say(String.format(Locale.ROOT, "histories of %s files of a few bytes, a thousand a folder, in %s; each "
                + "size in a Java of its own with %s; the best of %d turns of at least three passes, each over at "
                + "least %d files, after %.0f s of warming up; one file at a time is verified.",
                sizes, room, String.join(" ", SMALL.options()), turns, files, warmUp));
        try (Scratch scratch = Scratch.in(room)) {
            SortedMap<Integer, List<String>> folders = new TreeMap<>();
            for (int size : sizes) {
                folders.put(size, write(scratch.folder(), size));
                seal(size, folders.get(size), report);
            }
            Kind check = new Kind("check", checked);
            Kind again = new Kind("again", created);
            for (int turn = 0; turn < turns; turn++) {
                for (int size : sizes) {
                    check.measure(size, folders.get(size), report);
                    again.measure(size, folders.get(size), report);
                }
            }
            check.figures("check", "list-check", report);
            check.figures("verify", "verify", report);
            check.heap("verify", report);
            again.figures("again", "create-2", report);
            again.heap("create-2", report);
        }
    }

    /** How many histories of a size make up a pass. */
    private int copies(int size) {
        return Math.max(1, files / size);
    }

    private List<String> write(Path parent, int size) throws IOException {
        List<String> folders = new ArrayList<>();
        for (int i = 0; i < copies(size); i++) {
            Path folder = parent.resolve(size + "-" + i);
            Footage.tinyFiles(folder, size);
            folders.add(folder.toString());
        }
        return folders;
    }

    private void seal(int size, List<String> folders, Report report) throws IOException, InterruptedException {
        double seconds;
        try {
            seconds = child(SMALL, "seal", folders).get("seal");
        } catch (ChildJvm.OutOfHeap e) {
            report.missed("generation 1 of " + size + " files does not fit into " + HEAP + " bytes of heap.");
            for (String folder : folders) {
                Path begun = Path.of(folder, "ascmhl");
                if (Files.exists(begun)) {
                    Scratch.delete(begun);
                }
            }
            seconds = child(LARGE, "seal", folders).get("seal");
        }
        report.say(String.format(Locale.ROOT, "%d x %d files are written; sealing took %.2f us a file.", folders.size(),
                size, seconds / folders.size() / size * 1e6));
    }

    private Map<String, Double> child(ChildJvm java, String what, List<String> folders)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(what, Double.toString(warmUp)));
        arguments.addAll(folders);
        return java.run(HistoryRun.class, arguments);
    }

    /** One kind of measurement, and the best of it by size: seconds a file, and the heap in bytes. */
    private final class Kind {
        private final String what;
        private final SortedSet<Integer> sizes;
        private final SortedMap<Integer, Map<String, Double>> best = new TreeMap<>();
        private final SortedSet<Integer> tooLarge = new TreeSet<>();

        Kind(String what, SortedSet<Integer> sizes) {
            this.what = what;
            this.sizes = sizes;
        }

        void measure(int size, List<String> folders, Report report) throws IOException, InterruptedException {
            if (!sizes.contains(size) || tooLarge.contains(size)) {
                return;
            }
            try {
                child(SMALL, what, folders).forEach((name, value) -> {
                    double cost = name.equals("heap") ? value : value / folders.size() / size;
                    best.computeIfAbsent(size, key -> new TreeMap<>()).merge(name, cost,
                            name.equals("heap") ? Math::max : Math::min);
                });
            } catch (ChildJvm.OutOfHeap e) {
                tooLarge.add(size);
                report.missed("'" + what + "' of " + size + " files does not fit into " + HEAP + " bytes of heap.");
            }
        }

        /** Every size beside the smallest. */
        void figures(String name, String figure, Report report) {
            int smallest = best.firstKey();
            double reference = best.get(smallest).get(name);
            best.forEach((size, costs) -> {
                double cost = costs.get(name);
                report.say(String.format(Locale.ROOT, "%s of %d files: %.2f us a file.", figure, size, cost * 1e6));
                if (size != smallest) {
                    report.figure(new Figure("mhl." + figure + "." + size, "per_file_s", cost,
                            smallest + "-files", OptionalDouble.of(reference), Goal.atMost("1.2")));
                }
            });
        }

        /** Of the largest that fits. */
        void heap(String figure, Report report) {
            int largest = best.lastKey();
            double heap = best.get(largest).get("heap");
            report.figure(Figure.within(HEAP, "mhl." + figure + "." + largest, "heap_bytes", heap));
        }
    }
}
