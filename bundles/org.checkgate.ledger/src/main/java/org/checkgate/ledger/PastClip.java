package org.checkgate.ledger;

/**
 * A clip as it was described once.
 *
 * @param json the clip object of the outside contract, whole
 */
public record PastClip(String name, String format, String plugin, String pluginVersion, String json) {
}
