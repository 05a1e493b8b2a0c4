package org.checkgate.mhl.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.RecordedHash;

/**
 * The missing files of a scope by what they contain, so that a file under another name is recognised without comparing each
 * with each: a sequence of 200,000 frames has one size. Empty files are left out, as all of them are alike.
 */
final class MissingContents {
    private final ReadScope scope;
    private final Map<Long, Set<HashFormat>> formatsBySize = new HashMap<>();
    private final Map<String, List<FileEntry>> byContent = new LinkedHashMap<>();

    MissingContents(ReadScope scope, Collection<FileEntry> missing) {
        this.scope = scope;
        for (FileEntry entry : missing) {
            if (entry.recordedSize > 0) {
                // All trusted hashes must fit, so any one of them finds the candidates.
                scope.table.hashes(entry).stream().filter(RecordedHash::decides).findFirst().ifPresent(hash -> {
                    byContent.computeIfAbsent(key(entry.recordedSize, hash.format(), hash.value()),
                            any -> new ArrayList<>(1)).add(entry);
                    formatsBySize.computeIfAbsent(entry.recordedSize, size -> EnumSet.noneOf(HashFormat.class))
                            .addAll(scope.expected(entry).formatsToCompute());
                });
            }
        }
    }

    /** The formats in which a file of that size must be hashed to be recognised; none if no missing file has that size. */
    Set<HashFormat> formats(long size) {
        return formatsBySize.getOrDefault(size, Set.of());
    }

    /** The missing files that a file with these digests is. */
    List<FileEntry> like(long size, Map<HashFormat, String> digests) {
        Set<FileEntry> alike = new LinkedHashSet<>();
        digests.forEach((format, digest) -> spellings(format, digest)
                .forEach((name, value) -> alike.addAll(byContent.getOrDefault(key(size, name, value), List.of()))));
        return alike.stream().filter(entry -> scope.expected(entry).judge(size, digests).good()).toList();
    }

    /** How the lists may write a digest, by the format's name in them. */
    private static Map<String, String> spellings(HashFormat format, String digest) {
        Map<String, String> spellings = new LinkedHashMap<>();
        if (format == HashFormat.XXH32) {
            spellings.put("xxhash", Long.toString(Long.parseLong(digest, 16)));
            return spellings;
        }
        spellings.put(format.id(), digest);
        if (format == HashFormat.XXH64) {
            spellings.put("xxhash64be", digest);
            spellings.put("xxhash64", HashTexts.reversed(digest));
        }
        return spellings;
    }

    private static String key(long size, String format, String value) {
        String text = switch (format) {
            case "c4" -> value;
            case "xxhash" -> value.replaceFirst("^0+(?=.)", "");
            default -> value.toLowerCase(Locale.ROOT);
        };
        return size + " " + format + " " + text;
    }
}
