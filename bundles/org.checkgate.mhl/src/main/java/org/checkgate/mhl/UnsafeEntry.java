package org.checkgate.mhl;

/**
 * Something in a hash list or on the drive that must not be followed; it was not opened.
 *
 * @param code doctype, absolute-path, path-outside-scope or symlink-outside-scope
 * @param path the document with the DOCTYPE, the path as the list writes it, or the link
 */
public record UnsafeEntry(String code, String path) {}
