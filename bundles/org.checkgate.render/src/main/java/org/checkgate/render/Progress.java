package org.checkgate.render;

/** Hears how far a job is. Called on a thread of the renderer's. */
@FunctionalInterface
public interface Progress {
    /** @param fraction 0 to 1, never falling; not called while the clip's length is unknown */
    void at(double fraction);

    /** For who does not want to know. */
    static Progress unheard() {
        return fraction -> { };
    }
}
