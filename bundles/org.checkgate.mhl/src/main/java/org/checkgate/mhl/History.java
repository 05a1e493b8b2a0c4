package org.checkgate.mhl;

import java.util.List;

/**
 * One ASC MHL history: a folder's chain and its generations.
 *
 * @param folder      the folder that holds {@code ascmhl/}, relative to the scope; empty for the scope itself
 * @param usable      false when the chain or a manifest is missing, modified, malformed or unsafe: then nothing of it counts
 * @param sound       usable, and without any other fault of the history either: one may append to it
 * @param generations in the chain's order
 * @param ignore      the ignore patterns of all generations, without repeats
 */
public record History(String folder, boolean usable, boolean sound, List<Generation> generations, List<String> ignore) {

    /** No history yet: what comes next is generation 1. */
    public static History none() {
        return new History("", true, true, List.of(), List.of());
    }

    /** The number that the next generation gets. */
    public int nextNumber() {
        return generations.stream().mapToInt(Generation::number).max().orElse(0) + 1;
    }
}
