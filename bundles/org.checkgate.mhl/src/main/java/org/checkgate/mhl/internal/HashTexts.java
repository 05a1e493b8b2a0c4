package org.checkgate.mhl.internal;

import java.util.HexFormat;
import java.util.Optional;
import org.checkgate.mhl.HashFormat;

/** How the lists write digests, and how a written one is compared with a computed one. */
public final class HashTexts {
    private static final String UNKNOWN = "unknown ";

    private HashTexts() {}

    /** Classic MHL: {@code xxhash} is XXH32 in decimal, {@code xxhash64} XXH64 byte-reversed, {@code xxhash64be} canonical. */
    public static Optional<HashFormat> algorithm(String format) {
        return switch (format) {
            case "xxhash" -> Optional.of(HashFormat.XXH32);
            case "xxhash64", "xxhash64be" -> Optional.of(HashFormat.XXH64);
            default -> HashFormat.of(format).filter(HashFormat::inAscMhl);
        };
    }

    /**
     * The name under which a hash of an ASC MHL manifest is kept: one that only classic lists know means nothing there, and
     * must not be taken for theirs.
     */
    static String ofAscMhl(String format) {
        boolean classicOnly = algorithm(format).isPresent() && HashFormat.of(format).isEmpty() || format.equals("null");
        return classicOnly ? UNKNOWN + format : format;
    }

    /** The name as it was written. */
    static String written(String format) {
        return format.startsWith(UNKNOWN) ? format.substring(UNKNOWN.length()) : format;
    }

    public static boolean fits(String format, String value, String actual) {
        return switch (format) {
            case "c4" -> value.equals(actual);
            case "xxhash" -> fitsDecimal(value, actual);
            case "xxhash64" -> value.equalsIgnoreCase(reversed(actual)) || value.equalsIgnoreCase(actual);
            default -> algorithm(format).isPresent() && value.equalsIgnoreCase(actual);
        };
    }

    /** Writers differ in the padding, so the numbers are compared. */
    private static boolean fitsDecimal(String value, String actual) {
        try {
            return value.chars().allMatch(c -> c >= '0' && c <= '9')
                    && Long.parseLong(value) == HexFormat.fromHexDigitsToLong(actual);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static String reversed(String hex) {
        StringBuilder text = new StringBuilder(hex.length());
        for (int i = hex.length() - 2; i >= 0; i -= 2) {
            text.append(hex, i, i + 2);
        }
        return text.toString();
    }

    /** The raw digest of a text in our own form. */
    static byte[] raw(HashFormat format, String text) {
        return format == HashFormat.C4 ? C4.bytes(text) : HexFormat.of().parseHex(text);
    }
}
