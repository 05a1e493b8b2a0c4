package org.checkgate.ledger;

/**
 * Who described a clip, and whether it waits for a plugin. To wait is a state and no fault: the clip is kept and proven as any other.
 *
 * @param clipId        the clip's number
 * @param name          the clip's name
 * @param plugin        who described it; {@value #GENERIC} for the appliance itself; empty for one that was described long ago and whose
 *                      description has not been looked at since
 * @param pluginVersion of that plugin; empty where it is not known, as of clips that were described long ago
 * @param waitsFor      a sentence that says for which plugin it waits; empty when it is described
 */
public record ClipStanding(long clipId, String name, String plugin, String pluginVersion, String waitsFor) {
    /** The appliance itself, in the place of a plugin. */
    public static final String GENERIC = "generic";

    public boolean waits() {
        return !waitsFor.isEmpty();
    }
}
