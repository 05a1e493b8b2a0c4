package org.checkgate.mhl;

import java.util.List;

/**
 * What was found below a folder.
 *
 * @param rolls      by path
 * @param other      files that belong to no roll, relative to the folder
 * @param links      symbolic links that belong to no roll; none was followed
 * @param unreadable what could not be listed, with the reason
 */
public record RollSearch(List<Roll> rolls, List<FoundFile> other, List<Link> links, List<Unverifiable> unreadable) {}
