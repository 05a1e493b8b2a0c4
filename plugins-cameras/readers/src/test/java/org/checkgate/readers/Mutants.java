package org.checkgate.readers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Damaged copies of a file, for tests of what reads it: the same seed gives the same copies everywhere. Each has one to four kinds of
 * damage that cards and hostile hands do: flipped bits, a missing end, a missing or strange middle, a block twice, sizes that lie.
 */
public final class Mutants {
    /** Values at which a size, a count or an offset goes wrong. */
    private static final int[] SIZES = {0, 1, -1, 7, 0x7fff_ffff, 0x8000_0000, 0x7fff_fff0, 0xffff, 0x1_0000, 0x10_0000, 0x4000_0000};

    private Mutants() {
    }

    /**
     * @param sample one byte or more; stays as it is
     * @param count  how many
     */
    public static Stream<byte[]> of(byte[] sample, long seed, int count) {
        // A generator a copy, so that one of them can be had again by its place alone.
        return IntStream.range(0, count).mapToObj(i -> {
            Random random = new Random(seed * 1_000_003 + i);
            byte[] mutant = sample.clone();
            for (int damage = 1 + random.nextInt(4); damage > 0; damage--) {
                mutant = damaged(mutant, random);
            }
            return mutant;
        });
    }

    private static byte[] damaged(byte[] file, Random random) {
        if (file.length == 0) {
            return file;
        }
        int at = random.nextInt(file.length);
        int length = Math.min(file.length - at, 1 + random.nextInt(64));
        switch (random.nextInt(10)) {
            case 0:
                return Arrays.copyOf(file, at);
            case 1:
                return spliced(file, at, at + length, new byte[0]);
            case 2:
                byte[] strange = new byte[length];
                random.nextBytes(strange);
                return spliced(file, at, at, strange);
            case 3:
                return spliced(file, at, at, Arrays.copyOfRange(file, at, at + length));
            case 4, 5, 6:
                if (file.length >= 4) {
                    // Sizes lie at even places in nearly every format.
                    int place = random.nextInt(file.length - 3) & ~1;
                    ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
                    ByteBuffer.wrap(file).order(order).putInt(place, SIZES[random.nextInt(SIZES.length)]);
                }
                return file;
            default:
                file[at] ^= (byte) (1 << random.nextInt(8));
                return file;
        }
    }

    private static byte[] spliced(byte[] file, int from, int to, byte[] with) {
        ByteBuffer out = ByteBuffer.allocate(file.length - (to - from) + with.length);
        return out.put(file, 0, from).put(with).put(file, to, file.length - to).array();
    }
}
