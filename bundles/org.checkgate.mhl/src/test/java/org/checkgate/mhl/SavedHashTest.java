package org.checkgate.mhl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A computation that was saved and resumed gives what it would have given in one go. */
class SavedHashTest {
    private static final Set<HashFormat> XX = EnumSet.of(HashFormat.XXH32, HashFormat.XXH64, HashFormat.XXH3, HashFormat.XXH128);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 64, 239, 240, 241, 1_023, 1_024, 4_095, 70_000})
    void goesOnAnywhere(int cut) {
        byte[] bytes = new byte[100_000];
        new Random(cut).nextBytes(bytes);
        MultiHash whole = new MultiHash(XX);
        whole.update(bytes, 0, bytes.length);

        MultiHash before = new MultiHash(XX);
        before.update(bytes, 0, cut);
        byte[] saved = before.save().orElseThrow();
        MultiHash after = MultiHash.resume(saved);
        assertEquals(cut, after.length());
        assertArrayEquals(saved, after.save().orElseThrow());
        after.update(bytes, cut, bytes.length - cut);
        assertEquals(whole.finish(), after.finish());
        assertEquals(bytes.length, after.length());
    }

    @Test
    void oneFormatThatCannotBeSavedSendsTheFileBackToItsStart() {
        for (HashFormat format : HashFormat.values()) {
            assertEquals(XX.contains(format), format.saveable());
            assertEquals(format.saveable(), format.newHash().save().isPresent());
        }
        assertFalse(MultiHash.saveable(EnumSet.of(HashFormat.XXH64, HashFormat.MD5)));
        assertFalse(new MultiHash(EnumSet.of(HashFormat.XXH64, HashFormat.MD5)).save().isPresent());
        assertThrows(IllegalArgumentException.class, () -> HashFormat.MD5.resume(new byte[10]));
    }

    @Test
    void whatIsNoStateIsRefused() {
        byte[] saved = new MultiHash(XX).save().orElseThrow();
        for (byte[] broken : new byte[][] {new byte[0], new byte[8], Arrays.copyOf(saved, saved.length - 1),
                Arrays.copyOf(saved, saved.length + 1), "no state at all, but long enough to look like one".getBytes()}) {
            assertThrows(IllegalArgumentException.class, () -> MultiHash.resume(broken));
        }
    }
}
