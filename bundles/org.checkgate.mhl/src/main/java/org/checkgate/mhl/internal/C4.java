package org.checkgate.mhl.internal;

import java.math.BigInteger;
import java.util.Arrays;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.StreamingHash;

/** C4 ids (SMPTE ST 2114): "c4" and the SHA-512 in base 58, left-padded with {@code 1} to 90 characters. */
public final class C4 {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    /** Ten digits at a time: that many still fit a long, and long division is far cheaper. */
    private static final int DIGITS = 10;
    private static final BigInteger TEN_DIGITS = BASE.pow(DIGITS);
    private static final int LENGTH = 90;
    private static final int DIGEST_BYTES = 64;

    private C4() {}

    public static String text(byte[] sha512) {
        char[] text = new char[LENGTH];
        Arrays.fill(text, '1');
        text[0] = 'c';
        text[1] = '4';
        BigInteger rest = new BigInteger(1, sha512);
        for (int end = LENGTH; rest.signum() > 0; end -= DIGITS) {
            BigInteger[] parts = rest.divideAndRemainder(TEN_DIGITS);
            long low = parts[1].longValue();
            for (int i = end - 1; low > 0; i--) {
                text[i] = ALPHABET.charAt((int) (low % 58));
                low /= 58;
            }
            rest = parts[0];
        }
        return new String(text);
    }

    /** The SHA-512 in a well-formed C4 id of our own making. */
    static byte[] bytes(String text) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 2; i < text.length(); i++) {
            value = value.multiply(BASE).add(BigInteger.valueOf(ALPHABET.indexOf(text.charAt(i))));
        }
        byte[] raw = value.toByteArray();
        byte[] digest = new byte[DIGEST_BYTES];
        int length = Math.min(raw.length, DIGEST_BYTES);
        System.arraycopy(raw, raw.length - length, digest, DIGEST_BYTES - length, length);
        return digest;
    }

    static String of(byte[] document) {
        StreamingHash hash = HashFormat.C4.newHash();
        hash.update(document, 0, document.length);
        return hash.finish();
    }
}
