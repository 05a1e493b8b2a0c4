package org.checkgate.bench.mhl;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.checkgate.bench.Footage;
import org.checkgate.bench.Scratch;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.Scope;
import org.checkgate.mhl.Verdict;
import org.checkgate.mhl.VerifyListener;

/**
 * What is measured of histories, in a Java of its own: {@code seal}, {@code check} or {@code again}, how many seconds
 * to warm up and then at least to measure, then the folders, all of one size. A pass goes over all folders, one after
 * the other; times are those of the best of at least three passes, in seconds for all folders together.
 */
final class HistoryRun {
    private static final HashFormat FORMAT = HashFormat.XXH64;

    private static final int PASSES = 3;

    private final double warmUp;
    private final List<Path> folders;
    private final HeapPeak heap = new HeapPeak();

    private HistoryRun(double warmUp, List<Path> folders) {
        this.warmUp = warmUp;
        this.folders = folders;
    }

    public static void main(String[] args) throws IOException {
        List<Path> folders = Stream.of(args).skip(2).map(Path::of).toList();
        HistoryRun run = new HistoryRun(Double.parseDouble(args[1]), folders);
        switch (args[0]) {
            case "seal" -> run.seal();
            case "check" -> run.check();
            case "again" -> run.again();
            default -> throw new IllegalArgumentException(args[0]);
        }
        print("heap", run.heap.bytes());
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s=%.9f%n", name, value);
    }

    /** Generation 1, once: there is no second first time. */
    private void seal() throws IOException {
        long start = System.nanoTime();
        for (Path folder : folders) {
            Footage.seal(folder, FORMAT);
        }
        print("seal", (System.nanoTime() - start) / 1e9);
        heap.collect();
    }

    /** The list check and the verification, over and over. */
    private void check() throws IOException {
        double[] best = best(2, HistoryRun::checkOne);
        print("check", best[0]);
        print("verify", best[1]);
        Scope scope = HashLists.read(folders.get(0));
        Verdict verdict = HashLists.verify(scope, VerifyListener.NONE, 1);
        heap.collect();
        Reference.reachabilityFence(List.of(scope, verdict));
    }

    private static void checkOne(Path folder, double[] seconds) throws IOException {
        long start = System.nanoTime();
        Scope scope = HashLists.read(folder);
        Verdict quick = scope.diff();
        long checked = System.nanoTime();
        Verdict full = HashLists.verify(scope, VerifyListener.NONE, 1);
        seconds[0] += (checked - start) / 1e9;
        seconds[1] += (System.nanoTime() - checked) / 1e9;
        if (!quick.findings().equals(List.of("ok")) || !full.accept()) {
            throw new IOException(folder + " is not as it was sealed: " + quick.findings() + full.findings());
        }
    }

    /** Generation 2, over and over. */
    private void again() throws IOException {
        print("again", best(1, HistoryRun::sealAgain)[0]);
        heap.collect();
    }

    /** Puts the history back to generation 1 afterwards. */
    private static void sealAgain(Path folder, double[] seconds) throws IOException {
        Path lists = folder.resolve("ascmhl");
        Path kept = folder.resolveSibling(folder.getFileName() + ".generation1");
        copy(lists, kept);
        long start = System.nanoTime();
        Footage.seal(folder, FORMAT);
        seconds[0] += (System.nanoTime() - start) / 1e9;
        Scratch.delete(lists);
        Files.move(kept, lists);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Adds the seconds that one folder took, for each thing that is measured. */
    @FunctionalInterface
    private interface Work {
        void on(Path folder, double[] seconds) throws IOException;
    }

    /** The best pass of those that began after the warm-up. */
    private double[] best(int things, Work work) throws IOException {
        for (long start = System.nanoTime(); System.nanoTime() - start < warmUp * 1e9;) {
            pass(things, work);
        }
        double[] best = new double[things];
        Arrays.fill(best, Double.MAX_VALUE);
        long start = System.nanoTime();
        for (int pass = 0; pass < PASSES || System.nanoTime() - start < warmUp * 1e9; pass++) {
            double[] seconds = pass(things, work);
            for (int i = 0; i < things; i++) {
                best[i] = Math.min(best[i], seconds[i]);
            }
        }
        return best;
    }

    private double[] pass(int things, Work work) throws IOException {
        double[] seconds = new double[things];
        for (Path folder : folders) {
            work.on(folder, seconds);
        }
        return seconds;
    }
}
