package org.checkgate.transfer.internal.door;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of an object (RFC 9110, section 14).
 *
 * @param first first byte
 * @param last  last byte, inclusive
 */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** What a Range header asks for. */
    enum Kind { WHOLE, PART, UNSATISFIABLE }

    record Asked(Kind kind, Optional<ByteRange> range) {
        private static final Asked ALL = new Asked(Kind.WHOLE, Optional.empty());
        private static final Asked NONE = new Asked(Kind.UNSATISFIABLE, Optional.empty());
    }

    /** A header that we do not understand is as good as none: the RFC wants the whole then. */
    static Asked parse(String header, long size) {
        Matcher matcher = ONE.matcher(header == null ? "" : header.trim());
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return Asked.ALL;
        }
        if (matcher.group(1).isEmpty()) {
            long suffix = Long.parseLong(matcher.group(2));
            return suffix == 0 || size == 0 ? Asked.NONE : part(Math.max(0, size - suffix), size - 1);
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(matcher.group(2)));
        if (first >= size) {
            return Asked.NONE;
        }
        return last < first ? Asked.ALL : part(first, last);
    }

    private static Asked part(long first, long last) {
        return new Asked(Kind.PART, Optional.of(new ByteRange(first, last)));
    }

    long length() {
        return last - first + 1;
    }
}
