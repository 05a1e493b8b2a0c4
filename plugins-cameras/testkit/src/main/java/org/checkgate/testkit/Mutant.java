package org.checkgate.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Content with a little damage where it hurts: numbers made huge or empty, text made hostile, blocks moved. */
final class Mutant {
    /** Headers lie at a file's start, and some at its end. */
    private static final int INTERESTING = 65_536;
    private static final List<String> TOKENS = List.of("99999999999999999999", "-1", "NaN", "1e999", "0", "\0\0\0\0", "<![CDATA[", "&x;", "</a>",
        "<a><a><a>", "%s%n", "../../..", "24:61:99:99", "\u202E", "9999-99-99", "\"", "{[", "\n\n", "0/0", "30000/0");

    private Mutant() {
    }

    /** @param random decides on the damage; the same seed gives the same mutants */
    static Content of(Content whole, Random random) {
        Content damaged = whole;
        for (int n = 1 + random.nextInt(8); n > 0 && whole.size() > 0; n--) {
            damaged = damaged.patched(place(whole.size(), random), damage(random));
        }
        return random.nextInt(16) == 0 ? damaged.resized(place(Math.max(1, whole.size()), random)) : damaged;
    }

    private static long place(long size, Random random) {
        long window = Math.min(size, INTERESTING);
        return switch (random.nextInt(8)) {
            case 0 -> (long) (random.nextDouble() * size);
            case 1 -> size - 1 - (long) (random.nextDouble() * window);
            // The first numbers of a file say how to read all others.
            case 2, 3 -> (long) (random.nextDouble() * Math.min(size, 256));
            default -> (long) (random.nextDouble() * window);
        };
    }

    private static byte[] damage(Random random) {
        switch (random.nextInt(6)) {
            case 0:
                return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
            case 1:
                byte[] noise = new byte[1 + random.nextInt(64)];
                random.nextBytes(noise);
                return noise;
            case 2, 3:
                byte[] run = new byte[1 + random.nextInt(8)];
                Arrays.fill(run, (byte) (random.nextBoolean() ? 0xff : 0));
                return run;
            default:
                return new byte[] {(byte) random.nextInt(256)};
        }
    }
}
