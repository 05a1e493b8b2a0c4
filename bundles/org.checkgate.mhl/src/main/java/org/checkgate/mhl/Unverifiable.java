package org.checkgate.mhl;

/**
 * A file that is there and that nothing proves.
 *
 * @param path   relative to the scope
 * @param reason why, in words
 */
public record Unverifiable(String path, String reason) {}
