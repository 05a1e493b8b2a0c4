package org.checkgate.itests;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An S3 server of its own that plays the cloud; it outlives the appliances that are killed. */
final class CloudServer implements AutoCloseable {
    static final String KEYS = "accessKey=cloud-access\nsecretKey=cloud-secret-0123456789\n";

    private final Process process;
    private final Path objects;
    private final int port = Ports.free();

    CloudServer(Path folder) throws IOException {
        objects = Files.createDirectories(folder.resolve("objects"));
        Path settings = Files.writeString(folder.resolve("s3proxy.conf"), """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=cloud-access
                s3proxy.credential=cloud-secret-0123456789
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(port, objects));
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx256m", "-jar",
                HomeAppliance.image().resolve("engines/s3proxy.jar").toString(), "--properties", settings.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("s3proxy.log").toFile()).start();
        Await.until("the cloud server answers", Duration.ofSeconds(60), () -> {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
            return connection.getResponseCode();
        }, code -> code > 0);
    }

    int port() {
        return port;
    }

    /** Where it keeps a bucket's objects. */
    Path bucket(String name) {
        return objects.resolve(name);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
