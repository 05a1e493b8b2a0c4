package org.checkgate.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** rclone with S3 servers as its remotes, all by the environment: no configuration of whoever runs this is read or written. */
public final class Rclone {
    private Rclone() {}

    /** @param remotes by the name that stands before the colon of an rclone path, in lower case */
    public static Peer with(Map<String, StoreServer> remotes) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("RCLONE_CONFIG", "/notfound");
        environment.put("RCLONE_S3_NO_CHECK_BUCKET", "true");
        // Debian's rclone refuses its own transport while this is set.
        environment.put("AWS_CA_BUNDLE", "");
        for (Map.Entry<String, StoreServer> remote : remotes.entrySet()) {
            String prefix = "RCLONE_CONFIG_" + remote.getKey().toUpperCase(Locale.ROOT) + "_";
            environment.put(prefix + "TYPE", "s3");
            environment.put(prefix + "PROVIDER", "Other");
            environment.put(prefix + "ENDPOINT", remote.getValue().address().toString());
            environment.put(prefix + "ACCESS_KEY_ID", remote.getValue().keys().access());
            environment.put(prefix + "SECRET_ACCESS_KEY", remote.getValue().keys().secret());
        }
        return new Peer("rclone").with(environment);
    }
}
