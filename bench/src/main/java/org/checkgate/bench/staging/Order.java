package org.checkgate.bench.staging;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.checkgate.bench.Defaults;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.staging.EmbeddedStore;
import org.checkgate.transfer.internal.staging.MinioStore;
import org.checkgate.transfer.internal.staging.StagingConfig;
import org.checkgate.transfer.internal.staging.StagingConnection;

/**
 * What {@link StagingRun} is told on its command line.
 *
 * @param drive    the folder that is plugged in
 * @param ledger   where the ledger is, or will be
 * @param endpoint of the S3 server
 * @param keys     properties file with its keys
 * @param objects  the server's folder
 * @param bucket   in which the files are staged
 * @param doomed   whether it is to say when half is read, because it will be killed then
 */
public record Order(Path drive, Path ledger, URI endpoint, Path keys, Path objects, String bucket, boolean doomed) {

    public List<String> arguments() {
        return List.of(drive.toString(), ledger.toString(), endpoint.toString(), keys.toString(), objects.toString(), bucket,
                Boolean.toString(doomed));
    }

    public static Order of(String[] arguments) {
        return new Order(Path.of(arguments[0]), Path.of(arguments[1]), URI.create(arguments[2]), Path.of(arguments[3]),
                Path.of(arguments[4]), arguments[5], Boolean.parseBoolean(arguments[6]));
    }

    /** Staging as an appliance with this server has it, with the settings that are shipped. */
    public StagingConnection connection() throws IOException {
        StagingConfig shipped = Defaults.of(StagingConfig.class);
        MinioStore store = new MinioStore(endpoint, shipped.region(), Keys.read(keys), bucket);
        return new StagingConnection("bench:" + bucket, store, Optional.of(new EmbeddedStore(objects, bucket)),
                new StagingConnection.Settings((long) shipped.partSizeMiB() << 20, shipped.filesAtOnce(), (long) shipped.headroomMiB() << 20).whole());
    }
}
