package org.checkgate.console.internal.metrics;

/**
 * Metrics that belong together. Names begin with {@code checkgate.} and end in their base unit; labels are {@code lane}, {@code stage},
 * {@code reason}, {@code plugin}, {@code strength}, {@code code}, {@code bay} and {@code version} alone: never a drive, a roll or a
 * file, of which there is no end, and whose names are nobody else's business.
 */
interface Family {
    /** Writes what is known now. What is not known is left out; 0 is written only where it was counted. */
    void write(Sheet sheet);
}
