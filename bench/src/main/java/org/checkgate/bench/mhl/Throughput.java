package org.checkgate.bench.mhl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.checkgate.bench.Footage;
import org.checkgate.bench.Duel;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Peer;
import org.checkgate.bench.Report;
import org.checkgate.bench.Scratch;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.Scope;
import org.checkgate.mhl.VerifyListener;

/**
 * How fast large files are verified that lie in the page cache, beside native programs over the same files.
 *
 * @param clips         how many files
 * @param bytesEach     their size
 * @param rounds        at least
 * @param secondsForOne contest, if so many rounds take less
 */
record Throughput(int clips, long bytesEach, int rounds, double secondsForOne) {

    static Throughput standard() {
        return new Throughput(8, 256L << 20, 3, 8);
    }

    private static List<Contest> contests() {
        return List.of(
                Contest.single(HashFormat.XXH64, "0.6", "xxhsum", "-H1"),
                Contest.single(HashFormat.XXH128, "0.6", "xxhsum", "-H2"),
                Contest.single(HashFormat.XXH3, "0.6", "xxhsum", "-H3"),
                Contest.single(HashFormat.MD5, "0.9", "md5sum"),
                Contest.single(HashFormat.SHA1, "0.6", "openssl", "dgst", "-sha1"),
                Contest.single(HashFormat.C4, "0.8", "openssl", "dgst", "-sha512"),
                Contest.allCores(HashFormat.XXH64),
                Contest.allCores(HashFormat.XXH128));
    }

    void run(Report report) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.inTemporaryFolder()) {
            report.say("%d files of %d MiB in %s; %d cores; %s; %s; %s; %s.".formatted(clips, bytesEach >> 20,
                    scratch.folder().getParent(), Runtime.getRuntime().availableProcessors(),
                    new Peer("xxhsum").version("--version"), new Peer("md5sum").version("--version"),
                    new Peer("openssl").version("version"), new Peer("cat").version("--version")));
            List<Path> files = Footage.clips(scratch.folder().resolve("clips"), clips, bytesEach);
            Map<HashFormat, Scope> sealed = new EnumMap<>(HashFormat.class);
            for (Contest contest : contests()) {
                if (!sealed.containsKey(contest.format())) {
                    sealed.put(contest.format(), seal(scratch.folder(), files, contest.format()));
                }
                hold(contest, sealed.get(contest.format()), files, report);
            }
        }
    }

    /** A folder with the same files, not copies of them, so that all contests read the same pages. */
    private static Scope seal(Path scratch, List<Path> files, HashFormat format) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve(format.id()));
        for (Path file : files) {
            Files.createLink(folder.resolve(file.getFileName()), file);
        }
        Footage.seal(folder, format);
        return HashLists.read(folder);
    }

    private void hold(Contest contest, Scope scope, List<Path> files, Report report)
            throws IOException, InterruptedException {
        Peer peer = contest.peer();
        // The first round warms compiler and cache, and proves that both do the same work.
        verify(scope, contest.threads());
        boolean present = !peer.absent() && understands(peer, files, report);
        if (present && contest.comparable()) {
            compare(scope, peer.output(files));
        }
        Duel duel = Duel.of(() -> verify(scope, contest.threads()),
                present ? Optional.of(() -> peer.seconds(files)) : Optional.empty(), rounds, secondsForOne);
        double megabytes = clips * bytesEach / 1e6;
        report.figure(new Figure(contest.figure(), "speed_MBps", megabytes / duel.ours(), peer.name(),
                duel.theirs().isEmpty() ? OptionalDouble.empty()
                        : OptionalDouble.of(megabytes / duel.theirs().getAsDouble()), contest.goal()));
        report.say(String.format(Locale.ROOT, "%s: the best of %d rounds each, in turn; %d of our threads hash, warmed up "
                + "(where a core is idle, one more reads ahead), over %.0f MB; the peer's time includes its start.",
                contest.figure(), duel.rounds(), contest.threads(), megabytes));
    }

    /** An older program of that name may not know the format: then it is as good as absent. */
    private static boolean understands(Peer peer, List<Path> files, Report report) throws InterruptedException {
        try {
            peer.seconds(files);
            return true;
        } catch (IOException e) {
            report.say(e.getMessage());
            return false;
        }
    }

    private static double verify(Scope scope, int threads) throws IOException {
        long start = System.nanoTime();
        boolean accepted = HashLists.verify(scope, VerifyListener.NONE, threads).accept();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!accepted) {
            throw new IOException("A folder that nobody touched was not accepted");
        }
        return seconds;
    }

    private static void compare(Scope scope, String printed) throws IOException {
        for (Expected file : scope.files().values()) {
            if (!printed.contains(file.hashes().get(0).value())) {
                throw new IOException("The peer computes something else for " + file.path() + ": " + printed);
            }
        }
    }
}
