package org.checkgate.console.internal.page;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A file of the page, as it lies in this bundle. */
record Asset(byte[] bytes, String type, String tag) {
    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=UTF-8", "js", "text/javascript; charset=UTF-8",
            "css", "text/css; charset=UTF-8", "svg", "image/svg+xml", "yaml", "application/yaml; charset=UTF-8");

    /** @param path from outside, without a leading slash; empty for what is no file of the page */
    static Optional<Asset> web(String path) {
        return path.matches("[a-z0-9-]+(/[a-z0-9-]+)*\\.[a-z]+") ? resource("/web/" + path) : Optional.empty();
    }

    static Optional<Asset> resource(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        try (InputStream in = type == null ? null : Asset.class.getResourceAsStream(name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            return Optional.of(of(bytes, type));
        } catch (IOException e) {
            throw new IllegalStateException("The page's file " + name + " cannot be read.", e);
        }
    }

    static Asset of(byte[] bytes, String type) {
        return new Asset(bytes, type, "\"" + sha256(bytes) + "\"");
    }

    /** In base 64, as a content security policy and an entity tag want it. */
    static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
