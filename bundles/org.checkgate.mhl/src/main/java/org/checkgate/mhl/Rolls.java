package org.checkgate.mhl;

import java.io.IOException;
import java.nio.file.Path;
import org.checkgate.mhl.internal.RollFinder;

/**
 * Finds the rolls below a folder, by these rules, in this order:
 *
 * <ol>
 * <li>A folder that holds {@code ascmhl/} is a roll. Inside another such folder it still is: the innermost one owns its
 *     files, and the outer roll keeps only what lies outside ({@link Roll#inner()}).
 * <li>A classic list, or a manifest without a chain, makes the folder it lies in a roll, unless it lies inside an ASC MHL
 *     history: there it is a file like any other.
 * <li>If all paths of a list begin with the same sub-folder, and the list's file name begins with that folder's name but
 *     not with that of the folder it lies in, then the sub-folder is the roll: lists beside the cards of a day folder.
 * <li>A list-made roll inside another list-made roll is merged into the outer one: the union of all lists counts.
 * <li>Two or more such rolls side by side, whose names begin with the same four characters as the folder around them, are
 *     one roll: that folder, with a list for each clip.
 * </ol>
 *
 * <p>Links are never followed. A list that cannot be parsed makes the folder it lies in a roll; reading that roll tells
 * what is wrong.
 */
public final class Rolls {
    private Rolls() {}

    /** Searches with the standard limits. */
    public static RollSearch find(Path folder) throws IOException {
        return find(folder, Limits.standard());
    }

    /** Searches; an exception means that the folder itself cannot be read. */
    public static RollSearch find(Path folder, Limits limits) throws IOException {
        return RollFinder.find(folder, limits);
    }
}
