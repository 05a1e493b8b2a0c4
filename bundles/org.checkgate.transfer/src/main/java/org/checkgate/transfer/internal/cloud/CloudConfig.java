package org.checkgate.transfer.internal.cloud;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the cloud and the archive. */
@ObjectClassDefinition(name = "Checkgate cloud")
public @interface CloudConfig {
    @AttributeDefinition(description = "Address of the cloud's S3 endpoint; empty for the region's own one")
    String endpoint() default "";

    @AttributeDefinition(description = "Region of the cloud's bucket")
    String region() default "us-east-1";

    @AttributeDefinition(description = "Bucket of the cloud; empty: no cloud is configured")
    String bucket() default "";

    @AttributeDefinition(description = "Whether the bucket stands in the path of an address rather than in the host's name")
    boolean pathStyle() default true;

    @AttributeDefinition(description = "Properties file with accessKey= and secretKey=, relative to the appliance's home")
    String credentialsFile() default "keys/cloud.properties";

    @AttributeDefinition(description = "Address of the archive's S3 endpoint; empty for the cloud's. At the cloud's own and with its keys the server copies by itself")
    String archiveEndpoint() default "";

    @AttributeDefinition(description = "Region of the archive's bucket; empty for the cloud's")
    String archiveRegion() default "";

    @AttributeDefinition(description = "Bucket of the archive; empty: no archive is configured")
    String archiveBucket() default "";

    @AttributeDefinition(description = "Properties file with the archive's keys; empty for the cloud's")
    String archiveCredentialsFile() default "";

    @AttributeDefinition(description = "Storage class of archived objects; empty for the bucket's own. What lies in a cold one has to be restored before it can be read")
    String archiveStorageClass() default "DEEP_ARCHIVE";

    @AttributeDefinition(description = "Part size in MiB, 5 to 64; larger files get larger parts, and what a good line carries in seconds goes whole. Memory used is three parts for each file at once")
    int partSizeMiB() default 8;

    @AttributeDefinition(description = "Files of one roll that are sent side by side, 1 to 16")
    int filesAtOnce() default 2;

    @AttributeDefinition(description = "Seconds, 1 to 3600, for which a request may not move at all before it is given up and sent again; up to six times "
            + "as long while megabytes of it may still wait in the system's own buffers. A slow one is never given up")
    int stallSeconds() default 60;

    @AttributeDefinition(description = "Days, 1 to 365, after which an upload in parts that nobody goes on with is removed from the bucket; 0: never")
    int orphanDays() default 7;

    @AttributeDefinition(description = "Whether a missing bucket is made")
    boolean createBuckets() default false;

    @AttributeDefinition(description = "Whether cloud and archive are a demo's stand-ins; everything then says DEMO. With no endpoint a server is started for them")
    boolean standIn() default false;

    @AttributeDefinition(description = "Folder of the stand-in's server, relative to the appliance's home")
    String standInFolder() default "stand-in-cloud";

    @AttributeDefinition(description = "Days after which cloud and archive are asked again for what they hold, 0 to 3650; 0: only when a person asks for it")
    int scrubDays() default 30;

    @AttributeDefinition(description = "Bytes a second that are fetched for that where a bucket's word is no proof, whatever else goes on, 0 and more; "
            + "0: as fast as it goes, and only while nothing else moves")
    long scrubBytesPerSecond() default 10_000_000;
}
