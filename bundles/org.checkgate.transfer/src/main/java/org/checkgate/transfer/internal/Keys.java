package org.checkgate.transfer.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The pair of keys that a store knows us by. */
public record Keys(String access, String secret) {
    /** Reads {@code accessKey=} and {@code secretKey=} from a properties file. */
    public static Keys read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
        } catch (IllegalArgumentException e) {
            throw new IOException("it is no properties file", e);
        }
        String access = lines.getProperty("accessKey", "").trim();
        String secret = lines.getProperty("secretKey", "").trim();
        if (access.isEmpty() || secret.isEmpty()) {
            throw new IOException("it must have the lines accessKey=… and secretKey=…");
        }
        return new Keys(access, secret);
    }

    /** Never shows the secret in a log. */
    @Override
    public String toString() {
        return "Keys[" + access + "]";
    }
}
