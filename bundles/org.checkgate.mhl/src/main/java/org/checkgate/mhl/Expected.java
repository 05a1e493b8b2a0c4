package org.checkgate.mhl;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.checkgate.mhl.internal.Judgement;

/**
 * What the hash lists state of one file, over all generations.
 *
 * @param path   relative to the scope, with {@code /}; as on disk where the file was found under an equivalent spelling
 * @param size   in bytes, where recorded (tools leave it out for empty files)
 * @param hashes earliest first; may hold untrusted ones and unknown formats
 */
public record Expected(String path, OptionalLong size, List<RecordedHash> hashes) {
    public Expected {
        hashes = List.copyOf(hashes);
    }

    /** The algorithms that one read of the file must feed; empty when no trusted hash is of a known format. */
    public Set<HashFormat> formatsToCompute() {
        Set<HashFormat> formats = EnumSet.noneOf(HashFormat.class);
        for (RecordedHash hash : hashes) {
            if (hash.trusted()) {
                hash.computedBy().ifPresent(formats::add);
            }
        }
        return Collections.unmodifiableSet(formats);
    }

    /**
     * Judges a file that was read to its end. It is good only if every trusted hash of a known format fits.
     *
     * @param actualSize the number of bytes read
     * @param actual     at least the digests of {@link #formatsToCompute()}; one that lacks makes the file unverifiable
     */
    public FileVerdict judge(long actualSize, Map<HashFormat, String> actual) {
        return Judgement.of(this, actualSize, actual);
    }

    /** Whether the recorded size, where there is one, differs from {@code actualSize}: what can be seen without reading. */
    public boolean sizeDiffers(long actualSize) {
        return size.isPresent() && size.getAsLong() != actualSize;
    }
}
