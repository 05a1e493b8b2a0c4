package org.checkgate.mhl;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a new generation of a folder shall be.
 *
 * @param formats       the formats that every file gets; at least one, and only those of ASC MHL
 * @param creator       who writes it
 * @param at            when the operation started; whole seconds are recorded
 * @param process       {@link ProcessType#IN_PLACE} or {@link ProcessType#TRANSFER}
 * @param only          files and folders to record, relative to the folder; empty for everything. A generation of chosen
 *                      files says nothing of completeness and carries no directory hashes
 * @param detectRenames whether a new file with the hashes of a missing one is recorded as renamed; not with {@code only}
 */
public record CreateOptions(Set<HashFormat> formats, Creator creator, Instant at, ProcessType process, Set<String> only,
        boolean detectRenames) {

    /** @throws IllegalArgumentException for formats or a process that a new generation cannot have */
    public CreateOptions {
        if (formats.isEmpty() || !formats.stream().allMatch(HashFormat::inAscMhl)) {
            throw new IllegalArgumentException("At least one format of ASC MHL is needed, and no other");
        }
        if (process == ProcessType.FLATTEN) {
            throw new IllegalArgumentException("A flattened list is no generation");
        }
        formats = EnumSet.copyOf(formats);
        only = Set.copyOf(only);
    }

    /** Everything in the folder, hashed where it lies, renames detected. */
    public static CreateOptions whole(Set<HashFormat> formats, Creator creator, Instant at) {
        return new CreateOptions(formats, creator, at, ProcessType.IN_PLACE, Set.of(), true);
    }

    /** The same for chosen files and folders. */
    public CreateOptions only(Set<String> paths) {
        return new CreateOptions(formats, creator, at, process, paths, detectRenames);
    }

    /** The same with another process. */
    public CreateOptions process(ProcessType other) {
        return new CreateOptions(formats, creator, at, other, only, detectRenames);
    }

    /** The same without looking for renames. */
    public CreateOptions withoutRenames() {
        return new CreateOptions(formats, creator, at, process, only, false);
    }
}
