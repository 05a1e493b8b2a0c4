package org.checkgate.inspect;

import java.util.Objects;

/**
 * What became of a jar in the plugin folder.
 *
 * @param file         the jar's file name
 * @param symbolicName of the bundle; empty when the jar is none
 * @param version      of the bundle; empty when the jar is none
 * @param state        in one word
 * @param sentence     for a person: what is wrong and what to do next; for an active one, what it serves
 */
public record PluginVerdict(String file, String symbolicName, String version, State state, String sentence) {
    /** In the order in which they are looked for: the first that holds is the verdict. */
    public enum State {
        /** The file cannot be read as a jar, or its manifest names no bundle. */
        NOT_A_BUNDLE,
        /** It brings the interface's classes itself, so its plugin would never be seen as one. */
        CARRIES_SPI,
        /** It exports packages; a later bundle could tie itself to them and be restarted with it. */
        EXPORTS_PACKAGES,
        /** It imports more than the interface and the JDK. */
        IMPORTS_MORE,
        /** It would run code of its own in the appliance's process: an activator, or a component that starts by itself. */
        STARTS_CODE,
        /** It asks for a version of the interface that this appliance does not have, or for none at all. */
        NEEDS_SPI,
        /** It is not signed, by nobody who is trusted, or was changed after it was signed. */
        UNTRUSTED,
        /** It should work, but is not installed, not started, or publishes no plugin. */
        FAILED,
        /** It serves. */
        ACTIVE
    }

    /** The same jar after something went wrong with it in a call. */
    public PluginVerdict with(PluginComplaint complaint) {
        return new PluginVerdict(file, symbolicName, version, complaint.serves() ? state : State.FAILED,
            complaint.serves() ? sentence + " " + complaint.sentence() : complaint.sentence());
    }

    public PluginVerdict {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(symbolicName, "symbolicName");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(sentence, "sentence");
    }
}
