package org.checkgate.ledger.internal;

import org.checkgate.ledger.Strength;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the ledger lies and what its lights ask for. */
@ObjectClassDefinition(name = "Checkgate ledger")
public @interface Settings {
    @AttributeDefinition(name = "File", description = "The database file without its ending; relative to the appliance's folder.")
    String file() default "data/ledger/checkgate";

    @AttributeDefinition(name = "Backups", description = "The folder of its backups, best on another disk; relative to the appliance's folder.")
    String backupFolder() default "data/backup";

    @AttributeDefinition(name = "Backup interval", description = "Minutes that a change may wait for its backup; 0: only at a stop.", min = "0", max = "10080")
    int backupMinutes() default 15;

    @AttributeDefinition(name = "Backups kept", description = "How many backups are left; the newest is never removed.", min = "1", max = "1000")
    int backupsKept() default 12;

    @AttributeDefinition(name = "Connections", description = "How many callers are served at the same time.", min = "1", max = "64")
    int poolSize() default 4;

    @AttributeDefinition(name = "Staging", description = "What counts as proven in staging: READ_BACK or READ_BACK_CACHED.")
    Strength stagingStrength() default Strength.READ_BACK;

    @AttributeDefinition(name = "Cloud", description = "What counts as proven in the cloud: HASHED, READ_BACK_CACHED or READ_BACK.")
    Strength cloudStrength() default Strength.HASHED;

    @AttributeDefinition(name = "Archive", description = "What counts as proven in the archive: HASHED, READ_BACK_CACHED or READ_BACK.")
    Strength archiveStrength() default Strength.HASHED;
}
