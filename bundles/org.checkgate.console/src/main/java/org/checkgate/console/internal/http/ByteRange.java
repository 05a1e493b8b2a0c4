package org.checkgate.console.internal.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file as RFC 9110 §14 names it.
 *
 * @param first first byte, from 0
 * @param last  last byte, inclusive
 */
public record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*", Pattern.CASE_INSENSITIVE);

    public long length() {
        return last - first + 1;
    }

    /** For the header {@code Content-Range}. */
    public String of(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }

    /**
     * Reads the header {@code Range}.
     *
     * @return empty when there is none or it must be ignored: malformed, another unit, or several ranges
     * @throws Refusal 416 when no byte of it exists
     */
    public static Optional<ByteRange> parse(String header, long size) {
        Matcher one = header == null ? null : ONE.matcher(header);
        if (one == null || !one.matches() || one.group(1).isEmpty() && one.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (one.group(1).isEmpty()) {
            long suffix = Long.parseLong(one.group(2));
            return Optional.of(within(Math.max(0, size - suffix), size - 1, size, suffix == 0));
        }
        long first = Long.parseLong(one.group(1));
        long last = one.group(2).isEmpty() ? size - 1 : Long.parseLong(one.group(2));
        if (!one.group(2).isEmpty() && last < first) {
            return Optional.empty();
        }
        return Optional.of(within(first, Math.min(last, size - 1), size, false));
    }

    private static ByteRange within(long first, long last, long size, boolean nothing) {
        if (nothing || first >= size) {
            throw new Refusal(416, "The file has " + size + " bytes; the range asked for lies outside.", "Ask for a range inside it.");
        }
        return new ByteRange(first, last);
    }
}
