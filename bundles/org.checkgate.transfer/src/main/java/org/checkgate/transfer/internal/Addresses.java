package org.checkgate.transfer.internal;

import java.net.URI;
import java.util.Optional;
import org.checkgate.ledger.StepFailure;

/** Takes an endpoint's address from the configuration. */
public final class Addresses {
    private Addresses() {
    }

    /** @return empty when none is set */
    public static Optional<URI> endpoint(String configured) {
        String text = configured.trim();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException e) {
            throw unusable(text, e);
        }
        throw unusable(text, null);
    }

    private static StepFailure unusable(String text, Throwable cause) {
        return StepFailure.needsSetting("The endpoint \"" + text + "\" is no address such as https://host:port; correct it in the configuration.", cause);
    }
}
