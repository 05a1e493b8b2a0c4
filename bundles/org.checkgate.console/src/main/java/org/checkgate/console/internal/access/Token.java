package org.checkgate.console.internal.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret that opens the console: 256 random bits as text without characters that an address would have to escape. */
public record Token(String text) {
    private static final int BYTES = 32;

    public Token {
        if (!text.matches("[A-Za-z0-9_-]{43}")) {
            throw new IllegalArgumentException("This is no token of ours.");
        }
    }

    public static Token random() {
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Takes the same time for every wrong text of a length, so that nobody can feel their way along. */
    public boolean is(String offered) {
        return offered != null && MessageDigest.isEqual(bytes(text), bytes(offered));
    }

    /** Never shows the secret in a log. */
    @Override
    public String toString() {
        return "Token[…]";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
