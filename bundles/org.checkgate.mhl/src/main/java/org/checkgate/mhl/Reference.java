package org.checkgate.mhl;

/**
 * A generation's reference to a manifest of a nested history.
 *
 * @param path the manifest, relative to the referring history's folder
 * @param c4   the manifest's C4 id as stated
 */
public record Reference(String path, String c4) {}
