package org.checkgate.console.internal.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the addresses that an HTTP service states as {@code osgi.http.endpoint} (OSGi Whiteboard for Servlets, 140.9).
 * Pax Web states the address that it is bound to, IPv6 ones without brackets.
 */
final class Endpoints {
    private static final Pattern PLAIN = Pattern.compile("http://(.+):([1-9][0-9]{0,4})/?");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");
    private static final Set<String> LOOPBACK_6 = Set.of("0:0:0:0:0:0:0:1", "::1", "[::1]");
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "0:0:0:0:0:0:0:0", "::", "[::]");

    private Endpoints() {
    }

    /** The plain HTTP address on this machine, without a closing {@code /}; one bound everywhere answers here too. */
    static Optional<String> loopback(Object property) {
        List<Matcher> plain = texts(property).map(PLAIN::matcher).filter(Matcher::matches).toList();
        return Stream.of(address(plain, LOOPBACK, "127.0.0.1"), address(plain, EVERYWHERE, "127.0.0.1"), address(plain, LOOPBACK_6, "[::1]"))
                .flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> address(List<Matcher> plain, Set<String> hosts, String written) {
        return plain.stream().filter(m -> hosts.contains(m.group(1))).map(m -> "http://" + written + ":" + m.group(2)).findFirst();
    }

    private static Stream<String> texts(Object property) {
        if (property instanceof Collection<?> many) {
            return many.stream().map(String::valueOf);
        }
        return property instanceof String[] array ? Stream.of(array) : Stream.ofNullable(property).map(String::valueOf);
    }
}
