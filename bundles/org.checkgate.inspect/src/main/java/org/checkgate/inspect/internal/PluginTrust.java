package org.checkgate.inspect.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * Whose plugins may serve: those that came with the appliance, and those that somebody on a list has signed. Signing is what a JDK's
 * {@code jarsigner} does; a signer is known by the SHA-256 of the certificate, as {@code keytool -list} prints it.
 *
 * @param signers     fingerprints as lower-case hexadecimal digits
 * @param shipped     SHA-256 of the jars that came with the appliance
 * @param development whether everybody's plugins serve
 */
public record PluginTrust(Set<String> signers, Set<String> shipped, boolean development) {
    /** Everybody's plugins serve, as for somebody who tries their own on the command line. */
    public static final PluginTrust EVERYBODY = new PluginTrust(Set.of(), Set.of(), true);
    private static final long MOST_UNPACKED = 1L << 30;

    public PluginTrust {
        signers = signers.stream().map(PluginTrust::plain).collect(Collectors.toUnmodifiableSet());
        shipped = Set.copyOf(shipped);
    }

    private static String plain(String fingerprint) {
        return fingerprint.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
    }

    /** The jars that a list of {@code sha256sum} names; none when there is no such list. */
    static Set<String> listed(Path list) throws IOException {
        return Files.isRegularFile(list)
            ? Files.readAllLines(list).stream().map(line -> line.strip().split("\\s+", 2)[0]).filter(digest -> digest.length() == 64).collect(Collectors.toSet())
            : Set.of();
    }

    /** Whether it would serve where nobody makes plugins. */
    boolean vouches(Path jar) {
        try {
            return new PluginTrust(signers, shipped, false).objection(jar).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** Why a jar may not serve, as a sentence with what to do next; empty when it may. */
    Optional<String> objection(Path jar) throws IOException {
        if (development || shipped.contains(digest(jar))) {
            return Optional.empty();
        }
        Set<String> by;
        try {
            by = signersOf(jar);
        } catch (SecurityException e) {
            return Optional.of("The jar was changed after it was signed (" + e.getMessage() + "). Get it again from its maker.");
        }
        if (by.isEmpty()) {
            return Optional.of("The jar is not signed, or not all of it. Have its maker sign it, or set developmentMode in org.checkgate.inspect.cfg on a machine that no production depends on.");
        }
        return by.stream().anyMatch(signers::contains) ? Optional.empty()
            : Optional.of("The jar is signed by " + String.join(", ", by) + ", whom signers in org.checkgate.inspect.cfg does not list. "
                + "Add that fingerprint if you trust its owner.");
    }

    /** Who has signed every file of it; a file that somebody slipped in leaves nobody. */
    private static Set<String> signersOf(Path jar) throws IOException {
        Set<String> common = null;
        long unpacked = 0;
        try (JarFile opened = new JarFile(jar.toFile(), true)) {
            for (Enumeration<JarEntry> entries = opened.entries(); entries.hasMoreElements();) {
                JarEntry entry = entries.nextElement();
                if (entry.isDirectory() || isSignature(entry.getName())) {
                    continue;
                }
                // Signers are known only of what was read to its end.
                try (InputStream content = opened.getInputStream(entry)) {
                    unpacked = readOn(content, unpacked);
                }
                Set<String> own = fingerprints(entry.getCodeSigners());
                if (common == null) {
                    common = own;
                } else {
                    common.retainAll(own);
                }
            }
        }
        return common == null ? Set.of() : common;
    }

    private static long readOn(InputStream content, long before) throws IOException {
        byte[] some = new byte[64 << 10];
        long read = before;
        for (int got = content.read(some); got >= 0; got = content.read(some)) {
            read += got;
            if (read > MOST_UNPACKED) {
                throw new IOException("it unpacks to more than " + (MOST_UNPACKED >> 20) + " MiB");
            }
        }
        return read;
    }

    private static boolean isSignature(String name) {
        return name.toUpperCase(Locale.ROOT).matches("META-INF/([^/]+\\.(SF|RSA|DSA|EC)|MANIFEST\\.MF|SIG-[^/]*)");
    }

    private static Set<String> fingerprints(CodeSigner[] signers) {
        Set<String> found = new HashSet<>();
        for (CodeSigner signer : signers == null ? new CodeSigner[0] : signers) {
            try {
                found.add(HexFormat.of().formatHex(sha256().digest(signer.getSignerCertPath().getCertificates().get(0).getEncoded())));
            } catch (GeneralSecurityException e) {
                // A certificate that cannot be written down is nobody's.
            }
        }
        return found;
    }

    private static String digest(Path jar) throws IOException {
        try (InputStream content = Files.newInputStream(jar)) {
            MessageDigest sha256 = sha256();
            byte[] some = new byte[64 << 10];
            for (int got = content.read(some); got >= 0; got = content.read(some)) {
                sha256.update(some, 0, got);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static MessageDigest sha256() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256");
    }
}
