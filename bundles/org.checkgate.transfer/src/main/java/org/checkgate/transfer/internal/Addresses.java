package org.checkgate.transfer.internal;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.checkgate.ledger.StepFailure;

/** Takes an endpoint's address from the configuration. */
public final class Addresses {
    private Addresses() {
    }

    /** @return scheme and host in lower case, without a default port or a slash at the end; empty when none is set */
    public static Optional<URI> endpoint(String configured) {
        String text = configured.trim();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean plain = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            if (uri.getHost() != null && plain && (scheme.equals("http") || scheme.equals("https"))) {
                return Optional.of(normal(scheme, uri));
            }
        } catch (IllegalArgumentException e) {
            throw unusable(text, e);
        }
        throw unusable(text, null);
    }

    /** One way to write each address, because copies are known by it. */
    private static URI normal(String scheme, URI uri) {
        boolean named = uri.getPort() >= 0 && uri.getPort() != defaultPort(scheme);
        return URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (named ? ":" + uri.getPort() : "") + uri.getRawPath().replaceAll("/+$", ""));
    }

    /** Whether an address never leaves this machine, whatever a name service says. */
    public static boolean onThisMachine(URI uri) {
        return Set.of("127.0.0.1", "localhost", "[::1]").contains(uri.getHost());
    }

    /** The port that an address reaches. */
    public static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : defaultPort(uri.getScheme());
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static StepFailure unusable(String text, Throwable cause) {
        return StepFailure.needsSetting("The endpoint \"" + text + "\" is no address such as https://host:port; correct it in the configuration.", cause);
    }
}
