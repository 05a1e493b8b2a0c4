package org.checkgate.bench;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The best of several rounds, ours and the peer's in turn: a disturbance of the machine then hits both alike, and the
 * best round is the one that was disturbed least.
 *
 * @param ours   seconds of our best round
 * @param theirs seconds of the peer's best round; empty when it is absent
 * @param rounds how many each had
 */
public record Duel(double ours, OptionalDouble theirs, int rounds) {

    /** Something that takes time. */
    @FunctionalInterface
    public interface Timed {
        /** Does it once and tells how many seconds it took. */
        double seconds() throws IOException, InterruptedException;
    }

    /**
     * Fights.
     *
     * @param theirs  empty when the peer is absent: then only ours is measured
     * @param atLeast rounds, however long they take; at least 1
     * @param seconds until so much time has passed there are more rounds, at most four times as many
     */
    public static Duel of(Timed ours, Optional<Timed> theirs, int atLeast, double seconds)
            throws IOException, InterruptedException {
        double best = Double.MAX_VALUE;
        double bestOfPeer = Double.MAX_VALUE;
        long start = System.nanoTime();
        int rounds = 0;
        while (rounds < atLeast || rounds < 4 * atLeast && System.nanoTime() - start < seconds * 1e9) {
            best = Math.min(best, ours.seconds());
            if (theirs.isPresent()) {
                bestOfPeer = Math.min(bestOfPeer, theirs.get().seconds());
            }
            rounds++;
        }
        return new Duel(best, theirs.isPresent() ? OptionalDouble.of(bestOfPeer) : OptionalDouble.empty(), rounds);
    }
}
