package org.checkgate.transfer.internal.staging;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of staging. */
@ObjectClassDefinition(name = "Checkgate staging")
public @interface StagingConfig {
    @AttributeDefinition(description = "Address of an S3 endpoint, such as https://s3.example:9000; empty for the embedded server")
    String endpoint() default "";

    @AttributeDefinition(description = "Bucket; made where there is none")
    String bucket() default "checkgate-staging";

    @AttributeDefinition(description = "Properties file with accessKey= and secretKey= for a remote endpoint, relative to the appliance's home")
    String credentialsFile() default "keys/staging-remote.properties";

    @AttributeDefinition(description = "Region that requests are signed for")
    String region() default "us-east-1";

    @AttributeDefinition(description = "Folder of the embedded server, relative to the appliance's home")
    String folder() default "staging";

    @AttributeDefinition(description = "Part size in MiB, 5 to 64; larger files get larger parts; the embedded server is given files of up to 5 GiB whole.")
    int partSizeMiB() default 8;

    @AttributeDefinition(description = "Files of one roll that are copied side by side, 1 to 16")
    int filesAtOnce() default 2;

    @AttributeDefinition(description = "MiB that must stay free on the embedded server's disk, 0 and more")
    int headroomMiB() default 512;

    @AttributeDefinition(description = "Seconds that a drive may take for one answer, 5 to 3600; after them its bay is left alone")
    int driveSilenceSeconds() default 60;

    @AttributeDefinition(description = "Hours that a roll stays in staging after its archive copy is proven and its day signed off, -1 to 87600; earlier only "
            + "when staging is full; -1: it stays, and a full staging waits for a person")
    int freeAfterHours() default 72;

    @AttributeDefinition(description = "Days after which what lies in staging is read and compared again, 0 to 3650; 0: only when a person asks for it")
    int scrubDays() default 30;

    @AttributeDefinition(description = "Bytes a second that are read for that, whatever else goes on, 0 and more; 0: as fast as it goes, and only while nothing else moves")
    long scrubBytesPerSecond() default 20_000_000;
}
