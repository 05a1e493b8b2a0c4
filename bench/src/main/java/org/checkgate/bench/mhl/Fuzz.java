package org.checkgate.bench.mhl;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Report;
import org.checkgate.mhl.Mutants;
import org.checkgate.mhl.Mutants.Mutant;
import org.checkgate.mhl.Verdict;

/**
 * Reads broken hash lists: every one must end in a verdict that accepts nothing, soon, and without an exception.
 *
 * @param mutants how many
 * @param seed    the same seed makes the same mutants
 * @param limit   seconds that one may take
 */
record Fuzz(long mutants, long seed, double limit) {
    private static final int ESCAPES_KEPT = 10;

    static Fuzz standard() {
        return new Fuzz(200_000, 20240506, 10);
    }

    /** What a reader thread is busy with. */
    private static final class Reader extends Thread {
        private volatile Mutant current;
        private volatile long since;

        Reader(Runnable work) {
            super(work, "fuzz-reader");
            // One that hangs must not keep the virtual machine.
            setDaemon(true);
        }

        void begin(Mutant mutant) {
            since = System.nanoTime();
            current = mutant;
        }

        double end() {
            current = null;
            return (System.nanoTime() - since) / 1e9;
        }
    }

    /** A parser may talk to whoever watches the terminal; thousands of its remarks would hide ours. */
    private static final class Overheard extends OutputStream {
        private final AtomicLong bytes = new AtomicLong();

        @Override
        public void write(int one) {
            bytes.incrementAndGet();
        }
    }

    void run(Report report) throws IOException, InterruptedException {
        Mutants all = Mutants.ofCorpus(seed);
        int cores = Runtime.getRuntime().availableProcessors();
        report.say(String.format(Locale.ROOT, "%d mutants of %d lists, seed %d, %d threads, %.0f s for each at most.",
                mutants, all.originals(), seed, cores, limit));
        Session session = new Session(all);
        Overheard overheard = new Overheard();
        PrintStream before = System.err;
        long start = System.nanoTime();
        double longest;
        System.setErr(new PrintStream(overheard, true));
        try {
            longest = session.run(cores);
        } finally {
            System.setErr(before);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        report.figure(Figure.within(limit, "mhl.fuzz", "longest_s", longest));
        report.say(String.format(Locale.ROOT, "%d mutants were read in %.1f s; the library printed %d bytes on "
                + "standard error.", session.done.get(), seconds, overheard.bytes.get()));
        for (String escape : session.escapes) {
            report.missed(escape);
        }
    }

    /** One run over all mutants. */
    private final class Session {
        private final Mutants all;
        private final AtomicLong next = new AtomicLong();
        private final AtomicLong done = new AtomicLong();
        private final List<String> escapes = new ArrayList<>();
        private double longest;

        Session(Mutants all) {
            this.all = all;
        }

        /** Returns the seconds of the mutant that took longest, of one that hangs: so far. */
        double run(int threads) throws IOException, InterruptedException {
            List<Reader> readers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Reader reader = new Reader(this::read);
                readers.add(reader);
                reader.start();
            }
            while (readers.stream().anyMatch(Thread::isAlive)) {
                for (Reader reader : readers) {
                    reader.join(50);
                    Mutant current = reader.current;
                    double taken = (System.nanoTime() - reader.since) / 1e9;
                    if (current != null && current == reader.current && taken > limit) {
                        IllegalStateException where = new IllegalStateException("It hangs");
                        where.setStackTrace(reader.getStackTrace());
                        escaped(current, where);
                        next.set(mutants);
                        return taken;
                    }
                }
            }
            return longest;
        }

        private void read() {
            Reader reader = (Reader) Thread.currentThread();
            for (long number = next.getAndIncrement(); number < mutants; number = next.getAndIncrement()) {
                Mutant mutant = all.mutant(number);
                reader.begin(mutant);
                try {
                    Verdict verdict = mutant.judge();
                    verdict.asDocument();
                    if (verdict.accept() || verdict.findings().isEmpty()) {
                        throw new IllegalStateException("Documents alone were judged " + verdict.findings());
                    }
                } catch (RuntimeException | Error e) {
                    escaped(mutant, e);
                }
                took(reader.end());
            }
        }

        private synchronized void took(double seconds) {
            longest = Math.max(longest, seconds);
            done.incrementAndGet();
        }

        private synchronized void escaped(Mutant mutant, Throwable how) {
            if (escapes.size() < ESCAPES_KEPT) {
                String where = how.getStackTrace().length == 0 ? "" : " at " + how.getStackTrace()[0];
                escapes.add("mutant " + mutant.number() + " of seed " + seed + " as " + mutant.role() + ": " + how
                        + where + "; its bytes: " + keep(mutant));
            }
        }

        private static String keep(Mutant mutant) {
            try {
                Path file = Files.createTempFile("checkgate-mutant-" + mutant.number() + "-", ".mhl");
                return Files.write(file, mutant.bytes()).toString();
            } catch (IOException e) {
                return "not kept, " + e;
            }
        }
    }
}
