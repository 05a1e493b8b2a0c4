package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.Threads;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.shape.Rate;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Deed;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not move is sent again; what moves is left in peace. */
@Tag("long")
class StalledPartTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    /** Where a real server has to answer within it. */
    private static final Duration LONGER = Duration.ofSeconds(2);
    private static final byte[] BYTES = SetDrive.noise(1, 11 << 20);

    @TempDir
    Path folder;

    private void sentAgain(int part, Deed deed) throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", BYTES);
        try (Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true); FakeFaultyLine line = new FakeFaultyLine(SharedServer.address())) {
            S3Bucket bucket = Clouds.over(line, SharedServer.bucket(), LONGER, Calm.real());
            bucket.ensure(true);
            clouds.use(bucket, true, true);
            String number = "partNumber=" + part + "&";
            line.fate = request -> request.is("PUT", number) && line.count(each -> each.is("PUT", number)) == 1 ? deed : Deed.PASS;
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            clouds.backbone.sync(roll);
            assertEquals(4, line.count(Request::part), "one of three parts was sent again, and nothing else");
            assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
        }
    }

    @Test
    void aPartOfWhichNothingIsTakenIsSentAgain() throws IOException {
        sentAgain(2, Deed.STALL);
    }

    @Test
    void aPartThatIsNeverAnsweredIsSentAgain() throws IOException {
        // The last and smallest: the more of a part the system may hold, the longer it is waited for.
        sentAgain(3, Deed.SILENCE);
    }

    private static void put(S3Bucket bucket, byte[] bytes) throws StoreTrouble {
        bucket.put("a", () -> new ByteArrayInputStream(bytes), bytes.length, Crc64Nvme.base64(Crc64Nvme.of(bytes, 0, bytes.length)), "");
    }

    /** Several times as long as the time-out, and nothing of it is given up. */
    @Test
    void aSlowPartThatMovesIsNeverGivenUp() throws IOException {
        byte[] bytes = SetDrive.noise(1, 5 << 20);
        try (FakeFaultyLine line = new FakeFaultyLine(SharedServer.address());
             S3Bucket bucket = Clouds.over(line, SharedServer.bucket(), SHORT, Calm.real())) {
            bucket.ensure(true);
            line.bytesPerSecond = bytes.length / 5;
            line.latencyMillis = 100;
            put(bucket, bytes);
            assertEquals(bytes.length, bucket.head("a").orElseThrow().size());
            assertEquals(1, line.count(Request::object));
        }
    }

    /** The governor holds each bite back for longer than the wire may take nothing. */
    @Test
    void waitingForTheGovernorIsNoSilence() throws IOException {
        Governor governor = new Governor(System::nanoTime, nanos -> Thread.sleep(SHORT.toMillis() + 500));
        governor.rate(new Rate(1000));
        byte[] bytes = SetDrive.noise(1, 250);
        CloudTarget target = new CloudTarget(Tier.CLOUD, Optional.of(SharedServer.address()), "us-east-1", true, SharedServer.get().keys(), SharedServer.bucket(), "");
        try (S3Bucket bucket = new S3Bucket(target, governor, SHORT, Calm.real())) {
            bucket.ensure(true);
            put(bucket, bytes);
            assertEquals(bytes.length, bucket.head("a").orElseThrow().size());
        }
    }

    /** Over TLS a plain close would wait for the very write that hangs. */
    @Test
    void aStalledWriteEndsOverTlsToo() throws Exception {
        SSLContext context = selfSigned();
        var before = HttpsURLConnection.getDefaultSSLSocketFactory();
        try (SSLServerSocket door = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
            Threads.daemon("takes-nothing", () -> shakeHands(door)).start();
            CloudTarget target = new CloudTarget(Tier.CLOUD, Optional.of(URI.create("https://127.0.0.1:" + door.getLocalPort())), "us-east-1", true,
                    new Keys("a", "b"), "bucket", "");
            try (S3Bucket bucket = new S3Bucket(target, Governor.real(), SHORT, Calm.real())) {
                StoreTrouble trouble = assertThrows(StoreTrouble.class, () -> put(bucket, SetDrive.noise(1, 64 << 20)));
                assertEquals(0, trouble.status());
                assertTrue(trouble.getMessage().contains("nothing moved"), trouble.getMessage());
            }
        } finally {
            HttpsURLConnection.setDefaultSSLSocketFactory(before);
        }
    }

    private static void shakeHands(SSLServerSocket door) {
        try (SSLSocket socket = (SSLSocket) door.accept()) {
            socket.startHandshake();
            while (!door.isClosed()) {
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            // The test is over.
            return;
        }
    }

    private SSLContext selfSigned() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "a", "-keyalg", "RSA",
                "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1", "-storepass", "changeit", "-keystore", store.toString(), "-storetype", "PKCS12")
                .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
        assertEquals(0, made.waitFor());
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        KeyManagerFactory ours = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        ours.init(keys, "changeit".toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(ours.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
