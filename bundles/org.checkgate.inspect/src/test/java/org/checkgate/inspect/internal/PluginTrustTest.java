package org.checkgate.inspect.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.checkgate.inspect.PluginVerdict.State;
import org.checkgate.inspect.zoo.Newer;
import org.checkgate.inspect.zoo.PluginJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

class PluginTrustTest {
    private static final char[] PASSWORD = "not a secret".toCharArray();

    @TempDir
    private Path folder;
    private Path unsigned;

    @BeforeEach
    void pack() throws IOException {
        unsigned = PluginJar.pack(Newer.class, "1.0.0", folder.resolve("unsigned.jar"));
    }

    private KeyStore.PrivateKeyEntry key(String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "maker",
            "-keyalg", "EC", "-dname", "CN=" + name, "-keystore", store.toString(), "-storepass", new String(PASSWORD), "-storetype", "PKCS12")
            .redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        return new KeyStore.PrivateKeyEntry((PrivateKey) keys.getKey("maker", PASSWORD), keys.getCertificateChain("maker"));
    }

    private static String fingerprint(KeyStore.PrivateKeyEntry key) throws Exception {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getCertificate().getEncoded()));
    }

    private Path signed(KeyStore.PrivateKeyEntry key, String name) throws Exception {
        Path jar = folder.resolve(name);
        JarSigner signer = new JarSigner.Builder(key.getPrivateKey(),
            CertificateFactory.getInstance("X.509").generateCertPath(List.of(key.getCertificate()))).build();
        try (ZipFile from = new ZipFile(unsigned.toFile()); OutputStream to = Files.newOutputStream(jar)) {
            signer.sign(from, to);
        }
        return jar;
    }

    private static void change(Path jar, String entry, boolean append) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            Path file = inside.getPath(entry);
            byte[] before = append ? Files.readAllBytes(file) : new byte[0];
            byte[] after = java.util.Arrays.copyOf(before, before.length + 1);
            Files.write(file, after);
        }
    }

    private static PluginTrust trusting(String... signers) {
        return new PluginTrust(Set.of(signers), Set.of(), false);
    }

    private static void objects(PluginTrust trust, Path jar, String words) throws IOException {
        Optional<String> objection = trust.objection(jar);
        assertTrue(objection.isPresent() && objection.get().contains(words), objection.toString());
    }

    @Test
    void onlyWhomSomebodyListedMaySign() throws Exception {
        KeyStore.PrivateKeyEntry maker = key("maker");
        KeyStore.PrivateKeyEntry stranger = key("stranger");
        objects(trusting(fingerprint(maker)), unsigned, "not signed");
        assertEquals(Optional.empty(), trusting(fingerprint(maker)).objection(signed(maker, "signed.jar")));
        objects(trusting(fingerprint(maker)), signed(stranger, "strange.jar"), fingerprint(stranger).replace(":", "").toLowerCase());
        objects(trusting(), signed(maker, "signed.jar"), "does not list");
    }

    @Test
    void whatSomebodyChangedOrAddedAfterwardsIsNotTrusted() throws Exception {
        KeyStore.PrivateKeyEntry maker = key("maker");
        Path added = signed(maker, "added.jar");
        change(added, "org/checkgate/inspect/zoo/Evil.class", false);
        objects(trusting(fingerprint(maker)), added, "not signed, or not all of it");
        Path changed = signed(maker, "changed.jar");
        change(changed, "OSGI-INF/plugin.xml", true);
        objects(trusting(fingerprint(maker)), changed, "changed after it was signed");
    }

    @Test
    void whatCameWithTheApplianceIsKnownByItsBytes() throws Exception {
        Path list = folder.resolve("shipped.sha256");
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(unsigned)));
        Files.writeString(list, digest + "  unsigned.jar\nno digest\n");
        PluginTrust trust = new PluginTrust(Set.of(), PluginTrust.listed(list), false);
        assertEquals(Optional.empty(), trust.objection(unsigned));
        change(unsigned, "OSGI-INF/plugin.xml", true);
        objects(trust, unsigned, "not signed");
        assertEquals(Set.of(), PluginTrust.listed(folder.resolve("no such list")));
    }

    @Test
    void aVerdictSaysSoAndDevelopersAreSpared() throws Exception {
        JudgedJars strict = new JudgedJars(folder, trusting());
        assertEquals(State.UNTRUSTED, strict.verdicts(new Version(1, 0, 0)).get(0).state());
        JudgedJars lenient = new JudgedJars(folder, PluginTrust.EVERYBODY);
        assertEquals(State.ACTIVE, lenient.verdicts(new Version(1, 0, 0)).get(0).state());
        assertEquals(State.NEEDS_SPI, lenient.verdicts(new Version(3, 0, 0)).get(0).state(), "another interface is another verdict");
        Files.write(unsigned, new byte[0]);
        assertEquals(State.NOT_A_BUNDLE, lenient.verdicts(new Version(1, 0, 0)).get(0).state(), "another build is another verdict");
    }

    @Test
    void namesGoToWhomSomebodyVouchesForThenToTheNewer() throws Exception {
        KeyStore.PrivateKeyEntry maker = key("maker");
        signed(maker, "signed.jar");
        Files.delete(unsigned);
        PluginJar.pack(Newer.class, "2.0.0", folder.resolve("b.jar"));
        PluginJar.pack(Newer.class, "10.0.0", folder.resolve("c.jar"));
        JudgedJars jars = new JudgedJars(folder, new PluginTrust(Set.of(fingerprint(maker)), Set.of(), true));
        assertEquals(List.of("signed.jar", "c.jar", "b.jar"),
            jars.serving(jars.verdicts(new Version(1, 0, 0))).stream().map(jar -> jar.getFileName().toString()).toList());
    }
}
