package org.checkgate.mhl.internal;

import java.util.Map;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.FileVerdict;
import org.checkgate.mhl.FileVerdict.How;
import org.checkgate.mhl.FileVerdict.Outcome;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.RecordedHash;

/** Judges one file against all that is recorded of it. */
public final class Judgement {
    private Judgement() {}

    public static FileVerdict of(Expected expected, long size, Map<HashFormat, String> actual) {
        boolean sizeDiffers = expected.sizeDiffers(size);
        RecordedHash lacking = null;
        RecordedHash fitting = null;
        for (RecordedHash hash : expected.hashes()) {
            if (!hash.decides()) {
                continue;
            }
            String digest = actual.get(hash.computedBy().orElseThrow());
            if (digest == null) {
                lacking = hash;
            } else if (!hash.fits(digest)) {
                return new FileVerdict(Outcome.ALTERED, sizeDiffers ? How.SIZE : How.CONTENT,
                        hash.format(), hash.value(), digest, "");
            } else if (fitting == null) {
                fitting = hash;
            }
        }
        if (lacking != null) {
            return unverifiable("the recorded " + lacking.format() + " was not computed");
        }
        if (fitting != null) {
            return new FileVerdict(Outcome.MATCH, How.NOTHING, fitting.format(), fitting.value(),
                    actual.get(fitting.computedBy().orElseThrow()),
                    sizeDiffers ? "the hash fits, but the recorded size is another one" : oddity(fitting, actual));
        }
        return sizeDiffers ? new FileVerdict(Outcome.ALTERED, How.SIZE, "", "", "", "") : unverifiable(reason(expected));
    }

    /** Classic {@code xxhash64} is byte-reversed; some tools write it as it is. */
    private static String oddity(RecordedHash hash, Map<HashFormat, String> actual) {
        String digest = actual.get(hash.computedBy().orElseThrow());
        boolean canonical = hash.format().equals("xxhash64") && hash.value().equalsIgnoreCase(digest)
                && !hash.value().equalsIgnoreCase(HashTexts.reversed(digest));
        return canonical ? "the xxhash64 is written in the byte order of xxhash64be" : "";
    }

    private static FileVerdict unverifiable(String reason) {
        return new FileVerdict(Outcome.UNVERIFIABLE, How.NOTHING, "", "", "", reason);
    }

    /** Why no recorded hash can decide. */
    static String reason(Expected expected) {
        if (expected.hashes().isEmpty()) {
            return "no hash is recorded";
        }
        if (expected.hashes().stream().noneMatch(RecordedHash::trusted)) {
            return "only failed hashes are recorded";
        }
        RecordedHash first = expected.hashes().stream().filter(RecordedHash::trusted).findFirst().orElseThrow();
        if (first.format().equals("null")) {
            return "null hash: only presence and size can be checked";
        }
        String format = HashTexts.written(first.format());
        return first.value().isEmpty() ? "the recorded " + format + " is empty"
                : "only hash format is " + format + ", not an ASC MHL format";
    }
}
