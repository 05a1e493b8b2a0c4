package org.checkgate.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What a piece of work took.
 *
 * @param wall   seconds
 * @param cpu    processor seconds of the programs that did it
 * @param server processor seconds of the S3 server meanwhile
 */
public record Spent(double wall, double cpu, double server) {

    public static final Spent NONE = new Spent(0, 0, 0);

    @FunctionalInterface
    public interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** Work that is done by child processes, their starts included. */
    public static Spent on(StoreServer server, Work work) throws IOException, InterruptedException {
        double cpu = ProcessorTime.ofEndedChildren();
        double served = server.cpuSeconds();
        long start = System.nanoTime();
        work.run();
        return new Spent((System.nanoTime() - start) / 1e9, ProcessorTime.ofEndedChildren() - cpu, server.cpuSeconds() - served);
    }

    /** Work that a process does which was there before. */
    public static Spent by(long pid, StoreServer server, Work work) throws IOException, InterruptedException {
        double cpu = ProcessorTime.of(pid);
        double served = server.cpuSeconds();
        long start = System.nanoTime();
        work.run();
        return new Spent((System.nanoTime() - start) / 1e9, ProcessorTime.of(pid) - cpu, server.cpuSeconds() - served);
    }

    /** The middle of each, the lower one of an even number. */
    public static Spent median(List<Spent> rounds) {
        return new Spent(median(rounds, Spent::wall), median(rounds, Spent::cpu), median(rounds, Spent::server));
    }

    private static double median(List<Spent> rounds, ToDoubleFunction<Spent> what) {
        return rounds.stream().mapToDouble(what).sorted().skip((rounds.size() - 1) / 2).findFirst().orElseThrow();
    }

    public Spent plus(Spent other) {
        return new Spent(wall + other.wall, cpu + other.cpu, server + other.server);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f s (processor: own %.2f s, server %.2f s)", wall, cpu, server);
    }
}
