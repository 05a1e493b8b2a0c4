package org.checkgate.mhl;

/**
 * A file under a new name.
 *
 * @param from     the old path
 * @param to       the new path
 * @param recorded true: a generation records the renaming; false: a candidate only, because size and hashes are equal
 */
public record Renamed(String from, String to, boolean recorded) {}
