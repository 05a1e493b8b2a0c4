package org.checkgate.transfer.internal.sim;

import java.util.List;
import java.util.SplittableRandom;

/** All that a world leaves to chance comes from here, in one order. For one world. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        // Neighbouring seeds must not begin alike.
        this.random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + 0x632be59bd9b4e019L);
    }

    boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** From 0 to below {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both are possible. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    <T> T of(List<T> all) {
        return all.get(below(all.size()));
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A copy with one bit turned. */
    byte[] flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        other[below(other.length)] ^= (byte) (1 << below(8));
        return other;
    }
}
