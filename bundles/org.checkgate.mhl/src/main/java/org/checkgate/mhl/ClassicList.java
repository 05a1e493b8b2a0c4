package org.checkgate.mhl;

import java.util.Set;

/**
 * One classic MHL 1.x list.
 *
 * @param path         the list, relative to the scope ({@code ../name} when it lies beside the scope's folder)
 * @param usable       false when it is malformed or unsafe: then nothing of it counts
 * @param version      as written, for example 1.1
 * @param creationDate the finish date as written, else the start date; empty if absent
 * @param tool         as written
 * @param formats      the hash formats that occur
 * @param files        number of file records
 */
public record ClassicList(String path, boolean usable, String version, String creationDate, String tool,
        Set<String> formats, int files) {}
