package org.checkgate.mhl;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One manifest of a history, or a stand-alone one.
 *
 * @param number       from the chain, 1 for the first
 * @param fileName     the manifest's file name
 * @param c4           the C4 id that the chain states; empty for a stand-alone manifest
 * @param creationDate as written, ISO 8601 with offset; empty if absent
 * @param process      in-place, transfer or flatten; empty if absent
 * @param hostname     as written
 * @param tool         as written
 * @param toolVersion  as written
 * @param authors      as written, at most 100
 * @param location     as written
 * @param comment      as written
 * @param formats      the hash formats that occur, in order of first use
 * @param files        number of file records
 * @param directories  number of directory records
 * @param actions      number of hashes by action
 * @param ignore       this generation's ignore patterns
 * @param references   this generation's references to nested histories
 */
public record Generation(int number, String fileName, String c4, String creationDate, String process, String hostname,
        String tool, String toolVersion, List<Author> authors, String location, String comment, Set<String> formats,
        int files, int directories, Map<String, Integer> actions, List<String> ignore, List<Reference> references) {}
