package org.checkgate.mhl;

/**
 * What the recorded facts say of one file.
 *
 * @param outcome  the verdict
 * @param how      in what an altered file differs, {@link How#NOTHING} otherwise
 * @param format   the format as recorded of the hash that decided, empty when none did
 * @param recorded the recorded value that decided, empty when none did
 * @param actual   the computed value against it, empty when none did
 * @param reason   a sentence where the outcome alone does not say it (unverifiable, or a size that differs though every
 *                 hash fits), else empty
 */
public record FileVerdict(Outcome outcome, How how, String format, String recorded, String actual, String reason) {

    /** MATCH is the only good one. UNVERIFIABLE: nothing is known against the file, and nothing proves it. */
    public enum Outcome { MATCH, ALTERED, UNVERIFIABLE }

    /** In what a file differs; a different size implies different content. */
    public enum How { NOTHING, SIZE, CONTENT }

    /** A file that every trusted hash fits. */
    public boolean good() {
        return outcome == Outcome.MATCH;
    }
}
