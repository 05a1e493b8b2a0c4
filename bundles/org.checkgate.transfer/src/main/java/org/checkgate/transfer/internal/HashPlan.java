package org.checkgate.transfer.internal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.checkgate.ledger.RollFile;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.FileVerdict;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.MultiHash;
import org.checkgate.mhl.RecordedHash;

/**
 * Which hashes one read of a file must feed, and what they say.
 *
 * @param expected what the set's manifests state
 * @param formats  never empty: where nothing is stated our own read is what later reads are held against
 */
public record HashPlan(Expected expected, Set<HashFormat> formats) {
    public static HashPlan of(RollFile file) {
        List<RecordedHash> stated = file.stated().stream()
                .map(hash -> new RecordedHash(hash.format(), hash.value(), hash.trusted(), hash.generation())).toList();
        Expected expected = new Expected(file.path(), OptionalLong.empty(), stated);
        Set<HashFormat> formats = expected.formatsToCompute();
        return new HashPlan(expected, formats.isEmpty() ? EnumSet.of(HashFormat.XXH64) : formats);
    }

    public MultiHash start() {
        return new MultiHash(formats);
    }

    public FileVerdict judge(long size, Map<HashFormat, String> digests) {
        return expected.judge(size, digests);
    }

    /** What was read before, as the ledger has it. */
    public static Map<HashFormat, String> digests(RollFile file) {
        Map<HashFormat, String> digests = new EnumMap<>(HashFormat.class);
        file.hashes().forEach((word, text) -> HashFormat.of(word).ifPresent(format -> digests.put(format, text)));
        return digests;
    }

    /** By the names that the ledger and the outside contract use. */
    public static Map<String, String> words(Map<HashFormat, String> digests) {
        Map<String, String> words = new LinkedHashMap<>();
        digests.forEach((format, text) -> words.put(format.id(), text));
        return words;
    }
}
