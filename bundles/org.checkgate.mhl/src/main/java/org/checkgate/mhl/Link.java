package org.checkgate.mhl;

/**
 * A symbolic link found on the drive.
 *
 * @param path   the link, relative to the scope
 * @param target as the link states it
 * @param inside whether it stays inside the scope
 */
public record Link(String path, String target, boolean inside) {}
