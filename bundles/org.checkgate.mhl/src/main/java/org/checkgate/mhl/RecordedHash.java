package org.checkgate.mhl;

import java.util.Objects;
import java.util.Optional;
import org.checkgate.mhl.internal.HashTexts;

/**
 * A digest that a manifest states for a file. Format and value are plain text, so it can be stored anywhere and rebuilt.
 *
 * <p>Values are compared as the formats ask: hex in either case, C4 exactly, classic {@code xxhash} as a decimal number,
 * classic {@code xxhash64} in either byte order (the format is byte-reversed, yet tools are known that write it
 * canonically), {@code xxhash64be} canonically only.
 *
 * @param format     the element's name as written: c4, md5, sha1, xxh128, xxh3, xxh64, the classic xxhash, xxhash64,
 *                   xxhash64be and null, or a name that nobody knows
 * @param value      the text as written, trimmed
 * @param trusted    false for a hash that its generation recorded as {@code failed}, or with an unknown action
 * @param generation the generation's number, 1 for a classic list
 */
public record RecordedHash(String format, String value, boolean trusted, int generation) {
    public RecordedHash {
        Objects.requireNonNull(format);
        Objects.requireNonNull(value);
    }

    /** The algorithm that checks this hash; empty when the format is unknown, {@code null}, or no value is stated. */
    public Optional<HashFormat> computedBy() {
        return value.isEmpty() ? Optional.empty() : HashTexts.algorithm(format);
    }

    /** Whether this hash counts in a verdict: trusted, and of a format that can be computed. */
    public boolean decides() {
        return trusted && computedBy().isPresent();
    }

    /** Whether the stated value is the given digest of {@link #computedBy()}. */
    public boolean fits(String actual) {
        return fits(format, value, actual);
    }

    /** Whether {@code value}, stated in {@code format}, is the digest {@code actual} in our own text form. */
    public static boolean fits(String format, String value, String actual) {
        return HashTexts.fits(format, value, actual);
    }
}
